// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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
  private static final String HTTP = "http";
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
          "'proxy' is a text other than none; expected none, or a mapping with 'http'");
    }
    return new ProxySettings(Optional.empty(), Optional.empty(), List.of(), SOURCE);
  }

  private ProxySettings settings(MappingReader proxy) {
    Optional<ProxyUrl> url = url(proxy);
    Optional<String> user = texts.one(proxy, USER, Texts::notEmpty);
    Optional<String> password = password(proxy);
    requireBoth(proxy);
    List<String> noProxy = texts.list(proxy, "no-proxy", NoProxy::parse);
    proxy.close();
    return new ProxySettings(
        url.map(ProxyUrl::uri),
        user.flatMap(name -> password.map(word -> new ProxySettings.Credentials(name, word)))
            .or(() -> url.flatMap(ProxyUrl::credentials)),
        noProxy,
        SOURCE);
  }

  private Optional<ProxyUrl> url(MappingReader proxy) {
    if (isAbsent(proxy, HTTP)) {
      problems.add(
          proxy.position(),
          "'http' is missing; expected a form like http://proxy.example.com:3128");
      return Optional.empty();
    }
    Optional<YamlScalar> scalar = proxy.node(HTTP).flatMap(node -> texts.scalar(node, HTTP));
    if (scalar.map(YamlScalar::text).filter(ProxyUrl::hasCredentials).isPresent()) {
      problems.add(
          proxy.position(HTTP),
          "the proxy's URL holds credentials; expected them as 'user' and 'password', "
              + "the password as a reference like ${env:PROXY_PASSWORD}");
      return Optional.empty();
    }
    return scalar.flatMap(text -> texts.parsed(text, ProxyReader::withPort));
  }

  /** In a file a port is not left to be guessed. */
  private static ProxyUrl withPort(String text) {
    ProxyUrl url = ProxyUrl.parse(text);
    if (!text.matches(".*:\\d+/?")) {
      throw new IllegalArgumentException(
          "the proxy's URL has no port; expected a form like %s"
              .formatted("http://proxy.example.com:3128"));
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
