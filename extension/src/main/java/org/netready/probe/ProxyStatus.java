// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Set;

/** What a status of an HTTP proxy means, that is not the host's own. */
final class ProxyStatus {

  static final int AUTHENTICATION_REQUIRED = 407;

  /** What some proxies, tinyproxy for one, answer to credentials that are wrong. */
  private static final int UNAUTHORIZED = 401;

  /** What some proxies, tinyproxy for one, answer where others say 502. */
  private static final int INTERNAL_ERROR = 500;

  /** What a proxy answers that got no answer itself: RFC 9110, section 15.6. */
  private static final Set<Integer> OF_GATEWAYS = Set.of(502, 503, 504);

  private ProxyStatus() {}

  /** Return why there is no tunnel; what answers CONNECT with no 2xx is always the proxy. */
  static Cause ofTunnel(int status, ProxyServer proxy) {
    return status == INTERNAL_ERROR ? Cause.PROXY_NOT_CONNECTED : ofProxy(status, proxy);
  }

  /** Return why a proxy answers itself, and not the host. */
  static Cause ofProxy(int status, ProxyServer proxy) {
    if (status == AUTHENTICATION_REQUIRED || status == UNAUTHORIZED) {
      return authentication(proxy);
    }
    return OF_GATEWAYS.contains(status) || status == INTERNAL_ERROR
        ? Cause.PROXY_NOT_CONNECTED
        : Cause.PROXY_DENIED;
  }

  /**
   * Return whether a proxy wrote an answer itself. RFC 9209 has a field for it, Squid another, and
   * tinyproxy calls itself the server of what it writes; a server's own 500 comes with the field
   * Via of the proxy.
   */
  static boolean isOwn(Layer.Http answer) {
    return OF_GATEWAYS.contains(answer.status())
        || (answer.status() == INTERNAL_ERROR && !answer.fields().containsKey("via"))
        || answer.fields().containsKey("x-squid-error")
        || answer.fields().getOrDefault("server", "").startsWith("tinyproxy")
        || answer.fields().getOrDefault("proxy-status", "").contains("error=");
  }

  private static Cause authentication(ProxyServer proxy) {
    return proxy.credentials().isPresent()
        ? Cause.PROXY_CREDENTIALS_REJECTED
        : Cause.PROXY_AUTHENTICATION_REQUIRED;
  }
}
