// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.probe.BindOutcome;
import org.netready.probe.Cause;
import org.netready.probe.HostView;
import org.netready.probe.ListenersOutcome;
import org.netready.probe.ListeningSocket;
import org.netready.probe.VantageException;

/** The simulated host that a vantage point is on: what its services listen on, and nothing else. */
final class SimulatedHost implements HostView {

  private static final IpAddress ANY = IpAddress.parse("0.0.0.0");
  private static final String HOLDER = "simulated";

  private final Optional<Host> host;
  private final AddressBook book;
  private final Routes routes;
  private final Lifetime lifetime;

  /**
   * Make a host.
   *
   * @param host which one; empty if the vantage point is none by name, so that nothing is there
   */
  SimulatedHost(Optional<Host> host, AddressBook book, Routes routes, Lifetime lifetime) {
    this.host = host;
    this.book = book;
    this.routes = routes;
    this.lifetime = lifetime;
  }

  @Override
  public boolean hasAddress(IpAddress address) throws VantageException {
    lifetime.requireAlive();
    return host.filter(book.hostsAt(address)::contains).isPresent();
  }

  /** Of a range of ports on each of which a service listens, the first and the last are listed. */
  @Override
  public ListenersOutcome listeners(Transport transport, Duration limit) throws VantageException {
    Stopwatch watch = Stopwatch.start();
    lifetime.requireAlive();
    List<ListeningSocket> sockets =
        listening(transport)
            .flatMapToInt(ports -> IntStream.of(ports.first(), ports.last()))
            .distinct()
            .sorted()
            .mapToObj(port -> new ListeningSocket(ANY, port, transport, HOLDER, false))
            .toList();
    return new ListenersOutcome(
        sockets,
        Optional.empty(),
        "%s sockets listen over %s".formatted(sockets.size(), transport.name()),
        watch.elapsed());
  }

  @Override
  public List<BindOutcome> bind(Ports ports, List<IpAddress> addresses, Duration limit)
      throws VantageException {
    lifetime.requireAlive();
    List<Optional<IpAddress>> all = new ArrayList<>(List.of(Optional.empty()));
    addresses.forEach(address -> all.add(Optional.of(address)));
    return IntStream.rangeClosed(ports.first(), ports.last())
        .boxed()
        .flatMap(port -> all.stream().map(address -> bind(address, port, ports.transport())))
        .toList();
  }

  private BindOutcome bind(Optional<IpAddress> address, int port, Transport transport) {
    boolean isHeld = listening(transport).anyMatch(it -> it.contains(port, transport));
    return new BindOutcome(
        address,
        port,
        transport,
        isHeld ? Optional.of(Cause.PORT_IN_USE) : Optional.empty(),
        isHeld ? "in use: a simulated service listens there" : "free");
  }

  private Stream<Ports> listening(Transport transport) {
    return host.stream().flatMap(it -> routes.listening(it, transport).stream());
  }
}
