// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.netready.yaml.Problem;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/**
 * Finds the proxies that the process was given, for an environment that names none.
 *
 * <p>The properties of the JVM count if one of them names a proxy, else the variables of the
 * process; a value that is blank is as good as none:
 *
 * <ol>
 *   <li>{@code http.proxyHost} for HTTP and {@code https.proxyHost} for HTTPS, with {@code
 *       http.nonProxyHosts}; {@code socksProxyHost} for everything else and for those two that are
 *       not set, with {@code socksNonProxyHosts}.
 *   <li>{@code HTTP_PROXY} for HTTP and {@code HTTPS_PROXY} for HTTPS; {@code ALL_PROXY} for
 *       everything else and for those two that are not set; with {@code NO_PROXY}. Each of them in
 *       upper case before lower case.
 * </ol>
 *
 * <p>What is not understood in a list of exceptions is left out, and the source of the settings
 * says so.
 */
final class ProxyDetection {

  private static final String NO_PROXY = "NO_PROXY";
  private static final String NON_PROXY_HOSTS = "http.nonProxyHosts";
  private static final String SOCKS_NON_PROXY_HOSTS = "socksNonProxyHosts";
  private static final String SOCKS_VERSION = "socksProxyVersion";

  /** What the JVM takes for lists of exceptions that are unset. */
  private static final String LOOPBACK = "localhost|127.*|[::1]";

  private final Map<String, String> process;
  private final Properties jvm;
  private final Problems problems = new Problems();

  private ProxyDetection(Map<String, String> process, Properties jvm) {
    this.process = process;
    this.jvm = jvm;
  }

  /**
   * Return the proxies of a process. Nothing but the arguments is looked at.
   *
   * @param process the variables of the process
   * @param jvm the properties of the JVM
   * @return the settings, each with the property or variable that said so as its source
   * @throws SpecException if a value that counts is not the URL of a proxy; its message names each,
   *     and shows no credentials
   */
  static ProxySettings detect(Map<String, String> process, Properties jvm) {
    var detection = new ProxyDetection(process, jvm);
    boolean isOfJvm =
        Stream.of("http.proxyHost", "https.proxyHost", "socksProxyHost")
            .anyMatch(name -> !detection.property(name).isEmpty());
    ProxySettings settings = isOfJvm ? detection.ofJvm() : detection.ofProcess();
    detection.problems.throwIfAny();
    return settings;
  }

  private ProxySettings ofJvm() {
    NoProxyList web = list(NON_PROXY_HOSTS);
    Optional<SiteProxy> http = ofJvm("http.proxy", 80, SiteProxy.Kind.HTTP, web);
    Optional<SiteProxy> https = ofJvm("https.proxy", 443, SiteProxy.Kind.HTTP, web);
    Optional<SiteProxy> socks =
        ofJvm("socksProxy", 1080, SiteProxy.Kind.SOCKS5, list(SOCKS_NON_PROXY_HOSTS));
    Optional<SiteProxy> socksForWeb =
        socks.flatMap(proxy -> ofJvm("socksProxy", 1080, SiteProxy.Kind.SOCKS5, web));
    requireVersion5(socks);
    return settings(http.or(() -> socksForWeb), https.or(() -> socksForWeb), socks);
  }

  private NoProxyList list(String property) {
    return NoProxyList.ofJvm(property, jvm.getProperty(property, LOOPBACK));
  }

  private Optional<SiteProxy> ofJvm(
      String prefix, int usualPort, SiteProxy.Kind kind, NoProxyList list) {
    String source = prefix + "Host";
    String host = property(source);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    String port = property(prefix + "Port");
    try {
      int number = port.matches("\\d{1,9}") ? Integer.parseInt(port) : 0;
      Optional<SiteProxy.Credentials> credentials =
          kind == SiteProxy.Kind.SOCKS5 ? socksCredentials() : Optional.empty();
      return Optional.of(
          proxy(
              ProxyUrl.of(kind, host, port.isEmpty() ? usualPort : number, credentials),
              source,
              list));
    } catch (IllegalArgumentException e) {
      String shown =
          ProxyUrl.hasCredentials(host + port)
              ? "the value"
              : "'%s' with port '%s'".formatted(host, port);
      addWrong(shown, source, "a host and a port 1 to 65535");
      return Optional.empty();
    }
  }

  private Optional<SiteProxy.Credentials> socksCredentials() {
    String user = property("java.net.socks.username");
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SiteProxy.Credentials(user, jvm.getProperty("java.net.socks.password", "")));
  }

  private void requireVersion5(Optional<SiteProxy> socks) {
    String version = property(SOCKS_VERSION);
    if (socks.isPresent() && !version.isEmpty() && !version.equals("5")) {
      add(
          "%s is '%s'; expected 5, or 'proxy' in the environment file"
              .formatted(SOCKS_VERSION, version));
    }
  }

  private String property(String name) {
    return jvm.getProperty(name, "").strip();
  }

  private ProxySettings ofProcess() {
    Optional<SiteProxy> all = ofProcess("ALL_PROXY", "all_proxy");
    return settings(
        ofProcess("HTTP_PROXY", "http_proxy").or(() -> all),
        ofProcess("HTTPS_PROXY", "https_proxy").or(() -> all),
        all);
  }

  private Optional<SiteProxy> ofProcess(String... names) {
    return first(names)
        .flatMap(
            name -> {
              try {
                ProxyUrl url = ProxyUrl.parse(process.getOrDefault(name, "").strip());
                return Optional.of(proxy(url, name, exceptions()));
              } catch (IllegalArgumentException e) {
                String form =
                    "a form like %s or %s".formatted(ProxyUrl.HTTP_FORM, ProxyUrl.SOCKS_FORM);
                addWrong("the value", name, form);
                return Optional.empty();
              }
            });
  }

  private NoProxyList exceptions() {
    return first(NO_PROXY, "no_proxy")
        .map(name -> NoProxyList.ofProcess(name, process.getOrDefault(name, "")))
        .orElseGet(() -> NoProxyList.ofProcess(NO_PROXY, ""));
  }

  private Optional<String> first(String... names) {
    return Stream.of(names).filter(name -> !process.getOrDefault(name, "").isBlank()).findFirst();
  }

  private static SiteProxy proxy(ProxyUrl url, String source, NoProxyList list) {
    String note =
        list.notUnderstood().isEmpty()
            ? ""
            : " (not understood in %s: %s)".formatted(list.source(), list.notUnderstood());
    return new SiteProxy(
        url.kind(),
        url.host(),
        url.port(),
        url.credentials(),
        source + note,
        list.entries(),
        list.source(),
        list.written());
  }

  private static ProxySettings settings(
      Optional<SiteProxy> http, Optional<SiteProxy> https, Optional<SiteProxy> other) {
    Map<ProxySettings.Use, SiteProxy> proxies = new EnumMap<>(ProxySettings.Use.class);
    http.ifPresent(proxy -> proxies.put(ProxySettings.Use.HTTP, proxy));
    https.ifPresent(proxy -> proxies.put(ProxySettings.Use.HTTPS, proxy));
    other.ifPresent(proxy -> proxies.put(ProxySettings.Use.OTHER, proxy));
    return new ProxySettings(proxies);
  }

  private void addWrong(String shown, String source, String expected) {
    add(
        "%s of %s is not a proxy; expected %s, or 'proxy' in the environment file"
            .formatted(shown, source, expected));
  }

  private void add(String message) {
    Problem problem = new Problem(Optional.empty(), message);
    if (!problems.all().contains(problem)) {
      problems.addAll(List.of(problem));
    }
  }
}
