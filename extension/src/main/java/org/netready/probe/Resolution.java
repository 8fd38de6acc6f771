// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;

/** How a destination gets its addresses. */
final class Resolution {

  private static final String DECLARED = "declared";

  private Resolution() {}

  /** Return the declared addresses, else what the place's resolver says. */
  static NameOutcome of(Destination destination, ProbeScope scope) throws VantageException {
    return destination.addresses().isEmpty()
        ? of(destination.host(), scope)
        : declared(destination.addresses());
  }

  /** Return the address itself, or what the place's resolver says of the name. */
  static NameOutcome of(Host host, ProbeScope scope) throws VantageException {
    if (host instanceof IpAddress address) {
      return declared(List.of(address));
    }
    return scope.network().resolve((HostName) host, scope.deadline().remaining());
  }

  private static NameOutcome declared(List<IpAddress> addresses) {
    String list = addresses.stream().map(IpAddress::text).collect(Collectors.joining(", "));
    return new NameOutcome(
        addresses, Optional.empty(), DECLARED, DECLARED + " as " + list, Duration.ZERO);
  }
}
