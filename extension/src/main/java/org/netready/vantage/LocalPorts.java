// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.probe.BindOutcome;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.netready.probe.VantageException;

/**
 * Binds ports of this host to see whether they are free. A TCP port is bound and not listened on,
 * so that nobody can connect meanwhile, and as services bind it: connections that have ended, and
 * that the system remembers for a minute, are in nobody's way.
 */
final class LocalPorts {

  /** A port that a client of this host uses as its own is free again a moment later. */
  private static final int ROUNDS = 3;

  private static final long PAUSE_MILLIS = 100;

  private final PortHolders holders;
  private final boolean mayReuse;

  LocalPorts(ProcFiles files, String system) {
    this.holders = new PortHolders(files, system);
    this.mayReuse = !system.toLowerCase(Locale.ROOT).startsWith("windows");
  }

  List<BindOutcome> bind(Ports ports, List<IpAddress> addresses, Deadline deadline)
      throws VantageException, InterruptedException {
    List<Optional<IpAddress>> all = new ArrayList<>();
    all.add(Optional.empty());
    addresses.forEach(address -> all.add(Optional.of(address)));
    List<BindOutcome> outcomes = new ArrayList<>();
    for (int port = ports.first(); port <= ports.last(); port++) {
      for (Optional<IpAddress> address : all) {
        requireTime(deadline);
        outcomes.add(bind(address, port, ports.transport()));
      }
    }
    for (int round = 1; round < ROUNDS && outcomes.stream().anyMatch(this::isInUse); round++) {
      Thread.sleep(Math.min(PAUSE_MILLIS, deadline.remaining().toMillis() / 2));
      for (int i = 0; i < outcomes.size(); i++) {
        if (isInUse(outcomes.get(i))) {
          requireTime(deadline);
          outcomes.set(
              i, bind(outcomes.get(i).address(), outcomes.get(i).port(), ports.transport()));
        }
      }
    }
    return holders.name(outcomes, ports.transport(), deadline);
  }

  private static void requireTime(Deadline deadline) throws VantageException {
    if (deadline.isOver()) {
      throw new VantageException(
          Cause.LIMIT_REACHED, "the ports were not all bound within the limit; raise the limit");
    }
  }

  private boolean isInUse(BindOutcome outcome) {
    return outcome.cause().filter(Cause.PORT_IN_USE::equals).isPresent();
  }

  private BindOutcome bind(Optional<IpAddress> address, int port, Transport transport)
      throws VantageException {
    InetSocketAddress socketAddress =
        address
            .map(it -> new InetSocketAddress(it.inet(), port))
            .orElseGet(() -> new InetSocketAddress(port));
    try {
      switch (transport) {
        case TCP -> bindTcp(socketAddress);
        case UDP -> bindUdp(socketAddress);
      }
      return new BindOutcome(address, port, transport, Optional.empty(), "bound and given back");
    } catch (IOException e) {
      SocketErrors.BindReading reading = SocketErrors.ofBind(e);
      return new BindOutcome(
          address, port, transport, Optional.of(reading.cause()), reading.evidence());
    }
  }

  private void bindTcp(InetSocketAddress address) throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      if (mayReuse) {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      }
      channel.bind(address);
    }
  }

  private static void bindUdp(InetSocketAddress address) throws IOException {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.bind(address);
    }
  }
}
