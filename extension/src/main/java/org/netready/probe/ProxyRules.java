// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.AddressScope;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;

/**
 * Decides for a destination whether a proxy is used, and says why. Immutable; it never resolves a
 * name, because behind a proxy there may be nothing that could.
 *
 * <p>Datagrams and destinations that are known to have private addresses only never go through it.
 */
public final class ProxyRules {

  /** No proxy for anything. */
  public static final ProxyRules NONE = new ProxyRules(Optional.empty(), List.of(), "");

  private final Optional<HttpProxy> proxy;
  private final List<NoProxyEntry> noProxy;
  private final String source;

  private ProxyRules(Optional<HttpProxy> proxy, List<NoProxyEntry> noProxy, String source) {
    this.proxy = proxy;
    this.noProxy = noProxy;
    this.source = source;
  }

  /**
   * Return rules for an HTTP proxy.
   *
   * @param host the proxy's host; a name is resolved by the place that asks
   * @param port the proxy's port
   * @param credentials what to log in with by Basic authentication; empty for none
   * @param noProxy what is reached directly: a host ({@code example.com}, which stands for the
   *     hosts below it too), a domain ({@code .example.com} or {@code *.example.com}, the hosts
   *     below it alone), an address, a prefix ({@code 10.0.0.0/8}), or {@code *} for everything
   * @param source who said so, for messages: {@code environment file}, {@code HTTPS_PROXY}
   */
  public static ProxyRules http(
      Host host, int port, Optional<Credentials> credentials, List<String> noProxy, String source) {
    return new ProxyRules(
        Optional.of(new HttpProxy(host, port, credentials)),
        noProxy.stream().filter(entry -> !entry.isBlank()).map(NoProxyEntry::parse).toList(),
        source);
  }

  /**
   * What was decided.
   *
   * @param proxy the proxy; empty to go directly
   * @param reason why; empty if there is no proxy to speak of
   */
  record Decision(Optional<HttpProxy> proxy, String reason) {}

  /** Decide for a destination. */
  Decision decide(Destination destination, Transport transport) {
    if (proxy.isEmpty()) {
      return direct("");
    }
    if (transport == Transport.UDP) {
      return direct("a proxy does not carry datagrams");
    }
    Optional<NoProxyEntry> exception =
        noProxy.stream().filter(entry -> entry.matches(destination)).findFirst();
    if (exception.isPresent()) {
      return direct("no-proxy entry '%s' (%s)".formatted(exception.get().text(), source));
    }
    if (isPrivate(destination)) {
      return direct("its address is private");
    }
    return new Decision(proxy, "set by " + source);
  }

  private static Decision direct(String reason) {
    return new Decision(Optional.empty(), reason);
  }

  private static boolean isPrivate(Destination destination) {
    List<IpAddress> addresses =
        destination.host() instanceof IpAddress address && destination.addresses().isEmpty()
            ? List.of(address)
            : destination.addresses();
    return !addresses.isEmpty()
        && addresses.stream().map(AddressScope::of).allMatch(scope -> scope != AddressScope.GLOBAL);
  }

  /**
   * A user name and a password. {@link #toString()} shows neither.
   *
   * @param user the user name
   * @param password the password
   */
  public record Credentials(String user, String password) {

    private static final String REDACTED = "(redacted)";

    /** Return them as RFC 7617 sends them. */
    String basic() {
      return "Basic " + token();
    }

    /** Return a text without them. */
    String redact(String text) {
      String without = text.replace(token(), REDACTED);
      return password.isEmpty() ? without : without.replace(password, REDACTED);
    }

    @Override
    public String toString() {
      return REDACTED;
    }

    private String token() {
      return Base64.getEncoder()
          .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
  }
}
