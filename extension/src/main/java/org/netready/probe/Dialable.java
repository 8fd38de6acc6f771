// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.List;
import java.util.stream.Collectors;
import org.netready.endpoint.IpAddress;

/**
 * The addresses of a host that are tried: all, but for those of a family that the place cannot
 * route, and for what is beyond any sensible number.
 *
 * @param addresses the addresses, in the resolver's order
 * @param note what evidence says of those left out; empty if none is
 */
record Dialable(List<IpAddress> addresses, String note) {

  private static final int MOST = 64;

  /** Choose among the addresses of a host. */
  static Dialable of(List<IpAddress> all, Network network) {
    List<IpAddress> routed = all.stream().filter(network::canRoute).toList();
    if (routed.isEmpty()) {
      return bounded(all, "");
    }
    String leftOut =
        all.stream()
            .filter(address -> !routed.contains(address))
            .map(IpAddress::text)
            .collect(Collectors.joining(", "));
    return bounded(
        routed, leftOut.isEmpty() ? "" : "; no route for its family, left out: " + leftOut);
  }

  private static Dialable bounded(List<IpAddress> addresses, String note) {
    return addresses.size() <= MOST
        ? new Dialable(addresses, note)
        : new Dialable(
            addresses.subList(0, MOST),
            note + "; only the first %s of %s addresses tried".formatted(MOST, addresses.size()));
  }
}
