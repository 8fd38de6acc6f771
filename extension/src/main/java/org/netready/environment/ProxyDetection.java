// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.netready.yaml.Problem;
import org.netready.yaml.SpecException;

/**
 * Finds the proxy that the process was given, for an environment that names none.
 *
 * <p>The first of these counts; a value that is blank is as good as none:
 *
 * <ol>
 *   <li>the properties {@code https.proxyHost} and {@code https.proxyPort} (443 if unset), then
 *       {@code http.proxyHost} and {@code http.proxyPort} (80 if unset), each with {@code
 *       http.nonProxyHosts};
 *   <li>the variables {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code ALL_PROXY}, each of them
 *       in upper case before lower case, with {@code NO_PROXY} or {@code no_proxy}.
 * </ol>
 *
 * <p>One proxy holds for everything. A single {@code *} in the list of what is reached directly
 * means no proxy at all. What is not understood in such a list is left out, and the source of the
 * settings says so.
 */
final class ProxyDetection {

  private static final List<String> VARIABLES =
      List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy");
  private static final List<String> EXCEPTIONS = List.of("NO_PROXY", "no_proxy");
  private static final Map<String, String> PORTS = Map.of("https", "443", "http", "80");
  private static final String NON_PROXY_HOSTS = "http.nonProxyHosts";

  /** What the JVM takes for {@code http.nonProxyHosts} if that is unset. */
  private static final String LOOPBACK = "localhost|127.*|[::1]";

  private ProxyDetection() {}

  /**
   * Return the proxy of a process. Nothing but the arguments is looked at.
   *
   * @param process the variables of the process
   * @param jvm the properties of the JVM
   * @return the settings, with the property or variable that said so as their source
   * @throws SpecException if the value that counts is not the URL of an HTTP proxy; its message
   *     shows no credentials
   */
  static ProxySettings detect(Map<String, String> process, Properties jvm) {
    return ofJvm("https", jvm)
        .or(() -> ofJvm("http", jvm))
        .or(() -> ofProcess(process))
        .orElse(ProxySettings.NONE);
  }

  private static Optional<ProxySettings> ofJvm(String scheme, Properties jvm) {
    String source = scheme + ".proxyHost";
    String host = jvm.getProperty(source, "").strip();
    if (host.isEmpty()) {
      return Optional.empty();
    }
    String port = jvm.getProperty(scheme + ".proxyPort", "").strip();
    String list = jvm.getProperty(NON_PROXY_HOSTS, LOOPBACK);
    return Optional.of(
        settings(
            url(source, host, port.isEmpty() ? PORTS.getOrDefault(scheme, "") : port),
            source,
            NoProxyList.ofJvm(NON_PROXY_HOSTS, list)));
  }

  private static ProxyUrl url(String source, String host, String port) {
    try {
      return new ProxyUrl(
          ProxyUrl.uri(host, port.matches("\\d{1,9}") ? Integer.parseInt(port) : 0),
          Optional.empty());
    } catch (IllegalArgumentException | URISyntaxException e) {
      throw wrong(
          "'%s' with port '%s'".formatted(host, port), source, "a host and a port 1 to 65535");
    }
  }

  private static Optional<ProxySettings> ofProcess(Map<String, String> process) {
    return first(VARIABLES, process)
        .map(
            name ->
                settings(
                    url(name, process.getOrDefault(name, "").strip()),
                    name,
                    first(EXCEPTIONS, process)
                        .map(list -> NoProxyList.ofProcess(list, process.getOrDefault(list, "")))
                        .orElse(NoProxyList.EMPTY)));
  }

  private static Optional<String> first(List<String> names, Map<String, String> process) {
    return names.stream().filter(name -> !process.getOrDefault(name, "").isBlank()).findFirst();
  }

  private static ProxyUrl url(String source, String text) {
    try {
      return ProxyUrl.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong("the value", source, "a form like http://proxy.example.com:3128");
    }
  }

  private static SpecException wrong(String shown, String source, String expected) {
    return new SpecException(
        List.of(
            new Problem(
                Optional.empty(),
                "%s of %s is not an HTTP proxy; expected %s, or 'proxy' in the environment file"
                    .formatted(shown, source, expected))));
  }

  private static ProxySettings settings(ProxyUrl url, String source, NoProxyList list) {
    if (list.isEverything()) {
      return new ProxySettings(
          Optional.empty(), Optional.empty(), List.of(), list.source() + " is *");
    }
    String note =
        list.notUnderstood().isEmpty()
            ? ""
            : " (not understood in %s: %s)".formatted(list.source(), list.notUnderstood());
    return new ProxySettings(
        Optional.of(url.uri()), url.credentials(), list.entries(), source + note);
  }
}
