// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Prefix;

/**
 * The host that a question is put to, or a prefix of addresses, each of which may be a host.
 *
 * @param host its name or address; the name is what TLS and HTTP ask for. The first address of a
 *     prefix
 * @param addresses the addresses to dial; empty means what the place's resolver says. Of a prefix
 *     those that are asked, at least one
 * @param prefix the prefix; empty if it is one host
 */
public record Destination(Host host, List<IpAddress> addresses, Optional<Prefix> prefix) {

  /** Make a destination. */
  public Destination {
    addresses = List.copyOf(addresses);
  }

  /** Make a destination that is one host. */
  public Destination(Host host, List<IpAddress> addresses) {
    this(host, addresses, Optional.empty());
  }

  /** Return a prefix, of which some or all addresses are asked. */
  public static Destination of(Prefix prefix, List<IpAddress> asked) {
    return new Destination(prefix.base(), asked, Optional.of(prefix));
  }

  /** Return what messages call it: the name or address of the host, or the prefix. */
  public String text() {
    return prefix.map(Prefix::toString).orElse(host.text());
  }

  /** Return a destination whose name the place resolves. */
  public static Destination of(Host host) {
    return host instanceof IpAddress address
        ? new Destination(host, List.of(address))
        : new Destination(host, List.of());
  }
}
