// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;

/**
 * A host of a site.
 *
 * @param host its name or address, as the site calls it
 * @param address the address to dial instead of resolving its name; empty to resolve
 * @param publicAddresses the addresses at which the internet would find it
 */
public record SiteHost(Host host, Optional<IpAddress> address, List<IpAddress> publicAddresses) {

  /** Make a host. */
  public SiteHost {
    publicAddresses = List.copyOf(publicAddresses);
  }

  /** Return a host without further addresses. */
  public static SiteHost of(String host) {
    return new SiteHost(Host.parse(host), Optional.empty(), List.of());
  }
}
