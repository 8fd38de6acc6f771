// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.netready.endpoint.AddressScope;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Environment;
import org.netready.environment.SiteHost;
import org.netready.probe.Destination;

/** What a site declares of its hosts, whatever role names them. */
final class SiteHosts {

  private final Map<Host, SiteHost> hosts = new LinkedHashMap<>();
  private final Map<Host, Destination> inside = new HashMap<>();

  SiteHosts(Environment environment) {
    new TreeMap<>(environment.roles())
        .values()
        .forEach(ofRole -> ofRole.forEach(host -> hosts.merge(host.host(), host, SiteHosts::both)));
  }

  /** One machine in two roles is one host, so that it is asked once. */
  private static SiteHost both(SiteHost one, SiteHost other) {
    return new SiteHost(
        one.host(),
        one.address().or(other::address),
        Stream.of(one, other).flatMap(it -> it.publicAddresses().stream()).distinct().toList());
  }

  /** Return where to dial a host from inside the site: its declared address, else its name. */
  Destination inside(Host host) {
    return inside.computeIfAbsent(host, this::destination);
  }

  private Destination destination(Host host) {
    return address(host)
        .map(address -> new Destination(host, List.of(address)))
        .orElseGet(() -> Destination.of(host));
  }

  /** Return where to dial a host from the internet; empty if no public address is declared. */
  Optional<Destination> outside(Host host) {
    List<IpAddress> addresses =
        Optional.ofNullable(hosts.get(host)).map(SiteHost::publicAddresses).orElse(List.of());
    if (!addresses.isEmpty()) {
      return Optional.of(new Destination(host, addresses));
    }
    return host instanceof IpAddress address && AddressScope.of(address) == AddressScope.GLOBAL
        ? Optional.of(Destination.of(host))
        : Optional.empty();
  }

  /** Return the address of a host as the site declares it; empty if it does not. */
  Optional<IpAddress> address(Host host) {
    return host instanceof IpAddress address
        ? Optional.of(address)
        : Optional.ofNullable(hosts.get(host)).flatMap(SiteHost::address);
  }
}
