// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Set;

/** What a status of an HTTP proxy means, that is not the host's own. */
final class ProxyStatus {

  static final int AUTHENTICATION_REQUIRED = 407;

  /** What a proxy answers that got no answer itself: RFC 9110, section 15.6. */
  private static final Set<Integer> OF_GATEWAYS = Set.of(502, 503, 504);

  private ProxyStatus() {}

  /** Return whether it says that the proxy got no connection or answer itself. */
  static boolean isOfGateways(int status) {
    return OF_GATEWAYS.contains(status);
  }

  /** Return why there is no tunnel, or no answer of the host. */
  static Cause cause(int status, ProxyServer proxy) {
    if (status == AUTHENTICATION_REQUIRED) {
      return proxy.credentials().isPresent()
          ? Cause.PROXY_CREDENTIALS_REJECTED
          : Cause.PROXY_AUTHENTICATION_REQUIRED;
    }
    return isOfGateways(status) ? Cause.PROXY_NOT_CONNECTED : Cause.PROXY_DENIED;
  }
}
