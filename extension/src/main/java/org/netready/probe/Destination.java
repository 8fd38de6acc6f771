// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.List;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;

/**
 * The host that a question is put to.
 *
 * @param host its name or address; the name is what TLS and HTTP ask for
 * @param addresses the addresses to dial; empty means what the place's resolver says
 */
public record Destination(Host host, List<IpAddress> addresses) {

  /** Make a destination. */
  public Destination {
    addresses = List.copyOf(addresses);
  }

  /** Return a destination whose name the place resolves. */
  public static Destination of(Host host) {
    return host instanceof IpAddress address
        ? new Destination(host, List.of(address))
        : new Destination(host, List.of());
  }
}
