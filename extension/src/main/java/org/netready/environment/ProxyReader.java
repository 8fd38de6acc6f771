// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;

/**
 * Reads {@code proxy}. Without that key the proxy is that of the process. No message shows a text
 * that may be a password.
 */
final class ProxyReader {

  private static final String SOURCE = "environment file";
  private static final String PROXY = "proxy";
  private static final String EXCEPTIONS = "'no-proxy' in the environment file";
  private static final String HTTP = "http";
  private static final String HTTPS = "https";
  private static final String SOCKS = "socks";
  private static final String USER = "user";
  private static final String PASSWORD = "password";

  private final Texts texts;
  private final Problems problems;
  private final Map<String, String> process;
  private final Properties jvm;

  ProxyReader(Texts texts, Problems problems, Map<String, String> process, Properties jvm) {
    this.texts = texts;
    this.problems = problems;
    this.process = process;
    this.jvm = jvm;
  }

  ProxySettings read(MappingReader environment) {
    Optional<YamlNode> node = environment.node(PROXY).filter(it -> !Texts.isNothing(it));
    if (node.isEmpty()) {
      return detected();
    }
    return node.get() instanceof YamlScalar scalar
        ? none(scalar)
        : settings(MappingReader.of(node.get(), problems));
  }

  private ProxySettings detected() {
    try {
      return ProxyDetection.detect(process, jvm);
    } catch (SpecException e) {
      problems.addAll(e.problems());
      return ProxySettings.NONE;
    }
  }

  private ProxySettings none(YamlScalar scalar) {
    if (!texts.text(scalar).orElse("none").equals("none")) {
      problems.add(
          scalar.position(),
          "'proxy' is a text other than none; expected none, or a mapping with 'http' or 'socks'");
    }
    return ProxySettings.NONE;
  }

  private ProxySettings settings(MappingReader proxy) {
    if (Stream.of(HTTP, HTTPS, SOCKS).allMatch(key -> isAbsent(proxy, key))) {
      problems.add(
          proxy.position(),
          "none of 'http', 'https' and 'socks' is there; expected one, in a form like %s or %s"
              .formatted(ProxyUrl.HTTP_FORM, ProxyUrl.SOCKS_FORM));
    }
    Optional<ProxyUrl> http = url(proxy, HTTP, SiteProxy.Kind.HTTP);
    Optional<ProxyUrl> https = url(proxy, HTTPS, SiteProxy.Kind.HTTP);
    Optional<ProxyUrl> socks = url(proxy, SOCKS, SiteProxy.Kind.SOCKS5);
    Optional<String> user = texts.one(proxy, USER, Texts::notEmpty);
    Optional<String> password = password(proxy);
    requireBoth(proxy);
    List<String> noProxy = texts.list(proxy, "no-proxy", NoProxy::parse);
    proxy.close();
    Optional<SiteProxy.Credentials> credentials =
        user.flatMap(name -> password.map(word -> new SiteProxy.Credentials(name, word)));
    Map<ProxySettings.Use, SiteProxy> proxies = new EnumMap<>(ProxySettings.Use.class);
    http.or(() -> socks)
        .ifPresent(it -> proxies.put(ProxySettings.Use.HTTP, proxy(it, credentials, noProxy)));
    https
        .or(() -> http)
        .or(() -> socks)
        .ifPresent(it -> proxies.put(ProxySettings.Use.HTTPS, proxy(it, credentials, noProxy)));
    socks
        .or(() -> https)
        .or(() -> http)
        .ifPresent(it -> proxies.put(ProxySettings.Use.OTHER, proxy(it, credentials, noProxy)));
    return new ProxySettings(proxies);
  }

  private static SiteProxy proxy(
      ProxyUrl url, Optional<SiteProxy.Credentials> credentials, List<String> noProxy) {
    return new SiteProxy(
        url.kind(),
        url.host(),
        url.port(),
        credentials.or(url::credentials),
        SOURCE,
        noProxy,
        EXCEPTIONS);
  }

  private Optional<ProxyUrl> url(MappingReader proxy, String key, SiteProxy.Kind kind) {
    if (isAbsent(proxy, key)) {
      return Optional.empty();
    }
    Optional<YamlScalar> scalar = proxy.node(key).flatMap(node -> texts.scalar(node, key));
    if (scalar.map(YamlScalar::text).filter(ProxyUrl::hasCredentials).isPresent()) {
      problems.add(
          proxy.position(key),
          "the proxy's URL holds credentials; expected them as 'user' and 'password', "
              + "the password as a reference like ${env:PROXY_PASSWORD}");
      return Optional.empty();
    }
    return scalar.flatMap(text -> texts.parsed(text, it -> complete(it, kind)));
  }

  /** In a file a port is not left to be guessed. */
  private static ProxyUrl complete(String text, SiteProxy.Kind kind) {
    ProxyUrl url = ProxyUrl.parse(text);
    String form = kind == SiteProxy.Kind.HTTP ? ProxyUrl.HTTP_FORM : ProxyUrl.SOCKS_FORM;
    if (url.kind() != kind) {
      throw new IllegalArgumentException(
          "'%s' is the URL of another kind of proxy; expected a form like %s"
              .formatted(ProxyUrl.hasCredentials(text) ? "this" : text, form));
    }
    if (!text.matches(".*:\\d+/?")) {
      throw new IllegalArgumentException(
          "the proxy's URL has no port; expected a form like %s".formatted(form));
    }
    return url;
  }

  private Optional<String> password(MappingReader proxy) {
    return new Secrets(texts, problems)
        .read(proxy, PASSWORD, "the proxy's password", "PROXY_PASSWORD");
  }

  private void requireBoth(MappingReader proxy) {
    if (isAbsent(proxy, USER) && !isAbsent(proxy, PASSWORD)) {
      problems.add(proxy.position(PASSWORD), "a password without a user; expected 'user' as well");
    }
    if (isAbsent(proxy, PASSWORD) && !isAbsent(proxy, USER)) {
      problems.add(
          proxy.position(USER),
          "a user without a password; expected 'password' as well, like ${env:PROXY_PASSWORD}");
    }
  }

  private static boolean isAbsent(MappingReader proxy, String key) {
    return proxy.node(key).map(Texts::isNothing).orElse(true);
  }
}
