// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.probe.VantageException;

/**
 * Where packets go. All that reaches an endpoint passes here first, from whichever vantage point:
 * what a network does wrong to it is decided here.
 */
final class Routes {

  private final AddressBook book;
  private final Map<Host, List<SimulatedService>> services;
  private final Certificates certificates;
  private final Listeners listeners;
  private final Lifetime lifetime;

  Routes(
      AddressBook book,
      List<SimulatedService> services,
      Certificates certificates,
      Listeners listeners,
      Lifetime lifetime) {
    this.book = book;
    this.services =
        services.stream()
            .distinct()
            .collect(Collectors.groupingBy(service -> service.destination().host()));
    this.certificates = certificates;
    this.listeners = listeners;
    this.lifetime = lifetime;
  }

  /** Return the route from a vantage point to an endpoint, and see to it that somebody listens. */
  Route route(String vantagePoint, Endpoint endpoint) throws VantageException {
    lifetime.requireAlive();
    Set<Host> hosts = book.hostsAt(endpoint.address());
    if (hosts.isEmpty()) {
      return Route.FILTERED;
    }
    Optional<ServedEndpoint> served = served(endpoint, hosts);
    if (served.isEmpty()) {
      return Route.CLOSED;
    }
    return served.get().isClosedTo(vantagePoint)
        ? Route.FILTERED
        : Route.to(listeners.listen(endpoint, responder(served.get())));
  }

  private Responder responder(ServedEndpoint served) {
    return served.isProxy()
        ? new ProxyResponder(book, this)
        : new ServiceResponder(served, certificates);
  }

  /** Return the ports on which services of a host listen, whoever may reach them. */
  List<Ports> listening(Host host, Transport transport) {
    return services.getOrDefault(host, List.of()).stream()
        .map(SimulatedService::ports)
        .filter(ports -> ports.transport() == transport)
        .distinct()
        .toList();
  }

  private Optional<ServedEndpoint> served(Endpoint endpoint, Set<Host> hosts) {
    List<SimulatedService> here =
        hosts.stream()
            .flatMap(host -> services.getOrDefault(host, List.of()).stream())
            .filter(service -> service.listensOn(endpoint))
            .toList();
    return here.isEmpty()
        ? Optional.empty()
        : Optional.of(ServedEndpoint.of(endpoint, hosts, here));
  }
}
