// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;

/**
 * Where packets go. All that reaches an endpoint passes here first, from whichever vantage point:
 * what a network does wrong to it is decided here.
 */
final class Routes {

  private final AddressBook book;
  private final Map<Host, List<SimulatedService>> services;
  private final ImpairmentsInForce inForce;
  private final StreamGates gates;
  private final Certificates certificates;
  private final Listeners listeners;
  private final Lifetime lifetime;

  Routes(
      AddressBook book,
      Map<Host, List<SimulatedService>> services,
      ImpairmentsInForce inForce,
      StreamGates gates,
      Certificates certificates,
      Listeners listeners,
      Lifetime lifetime) {
    this.book = book;
    this.services = services;
    this.inForce = inForce;
    this.gates = gates;
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
    Behaviour behaviour = inForce.ofPort(vantagePoint, endpoint, hosts);
    Optional<PortState> stopped = behaviour.stopped();
    if (stopped.isPresent()) {
      return Route.stopped(stopped.get());
    }
    Optional<ServedEndpoint> served = served(endpoint, hosts);
    if (served.isEmpty()) {
      return Route.CLOSED;
    }
    return served.get().isClosedTo(vantagePoint) ? Route.FILTERED : route(served.get(), behaviour);
  }

  /** Return the same, led through Toxiproxy if something is wrong with connections. */
  CompletableFuture<Route> reach(String vantagePoint, Endpoint endpoint) {
    try {
      return gates.through(route(vantagePoint, endpoint));
    } catch (VantageException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Return the addresses that a resolver has for a host, as it is asked from some place. */
  List<IpAddress> addresses(String vantagePoint, Host host) {
    return inForce
        .ofName(vantagePoint, host)
        .map(it -> it.cause().isPresent() ? List.<IpAddress>of() : it.answered())
        .orElseGet(() -> book.addresses(host));
  }

  /** Make sure that what was seen on a route speaks of the simulated network. */
  <T> CompletableFuture<T> vouched(Route route, T seen) {
    return gates.vouched(route, seen);
  }

  /** Make sure that what impairs connections is still there, if something does. */
  CompletableFuture<Void> vouch() {
    return gates.vouch();
  }

  /**
   * Wait until that is sure.
   *
   * @throws VantageException if it is not there
   */
  void requireSound() throws VantageException {
    try {
      vouch().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VantageException("interrupted while waiting for Toxiproxy; ask again", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof VantageException cause ? cause : Lifetime.broken("broke", e);
    }
  }

  private Route route(ServedEndpoint served, Behaviour behaviour) throws VantageException {
    Optional<PortState> stopped = behaviour.stopped(served);
    if (stopped.isPresent()) {
      return Route.stopped(stopped.get());
    }
    Endpoint endpoint = served.endpoint();
    Behaviour own = behaviour.ofListener(endpoint.transport());
    return Route.to(
        listeners.listen(new Listening(endpoint, own), responder(served, own)),
        endpoint.transport() == Transport.TCP ? behaviour.streams() : List.of());
  }

  private Responder responder(ServedEndpoint served, Behaviour behaviour) {
    if (behaviour.connect().isPresent()) {
      return new BrokenResponder(behaviour.connect().get());
    }
    Responder responder =
        served.isProxy()
            ? new ProxyResponder(this, behaviour.proxy())
            : new ServiceResponder(served, certificates, behaviour);
    return behaviour
        .datagrams()
        .map(it -> (Responder) new LossyResponder(responder, it.ratio()))
        .orElse(responder);
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
