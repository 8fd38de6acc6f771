// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import org.jspecify.annotations.Nullable;
import org.netready.endpoint.IpAddress;

/** Which address families this host can route; looked at once, when it is first asked. */
final class LocalFamilies {

  private volatile @Nullable Boolean hasIpv6;

  /**
   * Return whether this host can send to addresses of this family. IPv6 needs an address for more
   * than one link; without one every attempt fails here and says nothing of the far side.
   */
  boolean canRoute(IpAddress address) {
    if (!address.isV6()) {
      return true;
    }
    return address.inet().isLoopbackAddress() ? LocalRoute.hasIpv6Loopback() : hasIpv6();
  }

  private boolean hasIpv6() {
    Boolean known = hasIpv6;
    if (known == null) {
      known = LocalRoute.hasIpv6();
      hasIpv6 = known;
    }
    return known;
  }
}
