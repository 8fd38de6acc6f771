// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;

/** How a destination gets its addresses. */
final class Resolution {

  private static final String DECLARED = "declared";

  private Resolution() {}

  /** Return the declared addresses, else what the place's resolver says. */
  static CompletableFuture<NameOutcome> of(
      Destination destination, Network network, Duration limit) {
    return destination.addresses().isEmpty()
        ? of(destination.host(), network, limit)
        : CompletableFuture.completedFuture(declared(destination));
  }

  /** Return the address itself, or what the place's resolver says of the name. */
  static CompletableFuture<NameOutcome> of(Host host, Network network, Duration limit) {
    return host instanceof HostName name
        ? network.resolve(name, limit)
        : CompletableFuture.completedFuture(declared(List.of((IpAddress) host)));
  }

  private static NameOutcome declared(Destination destination) {
    List<IpAddress> asked = destination.addresses();
    return destination
        .prefix()
        .map(
            prefix ->
                declared(asked, "%s, %s of its addresses asked".formatted(prefix, asked.size())))
        .orElseGet(() -> declared(asked));
  }

  private static NameOutcome declared(List<IpAddress> addresses) {
    // One text for all questions to a host: a run keeps what was seen of each.
    String list = addresses.stream().map(IpAddress::text).collect(Collectors.joining(", "));
    return declared(addresses, list);
  }

  private static NameOutcome declared(List<IpAddress> addresses, String list) {
    return new NameOutcome(
        addresses, Optional.empty(), DECLARED, (DECLARED + " as " + list).intern(), Duration.ZERO);
  }
}
