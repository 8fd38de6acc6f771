// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.environment.VantagePoint;
import org.netready.spec.Role;

/**
 * A source from which a check can be made.
 *
 * @param role the source role
 * @param from the host as the site calls it, or the vantage point if it is no host of the role
 * @param address its address as the site declares it; empty if it does not
 * @param vantage the vantage point
 */
record Place(String role, String from, Optional<IpAddress> address, VantagePoint vantage) {

  /** Return whether the vantage point is on a host. */
  boolean isOn(Host host) {
    return isOn(vantage, host);
  }

  /** Return whether it looks at the site from outside. */
  boolean isOutside() {
    return vantage.roles().contains(Role.INTERNET);
  }

  /** Return whether a vantage point is on a host. */
  static boolean isOn(VantagePoint vantage, Host host) {
    return vantage.host().filter(name -> name.equalsIgnoreCase(host.text())).isPresent();
  }
}
