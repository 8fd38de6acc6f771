// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.EarlyEnd;
import org.netready.probe.HostView;
import org.netready.probe.NameOutcome;
import org.netready.probe.Network;
import org.netready.probe.PortState;
import org.netready.probe.UdpOutcome;
import org.netready.probe.VantageException;

/** The simulated network as one vantage point sees it. */
final class SimulatedVantage implements Network {

  private static final String RESOLVER = "simulated resolver";

  private final String name;
  private final AddressBook book;
  private final Routes routes;
  private final Lifetime lifetime;
  private final HostView host;

  SimulatedVantage(String name, AddressBook book, Routes routes, Lifetime lifetime, HostView host) {
    this.name = name;
    this.book = book;
    this.routes = routes;
    this.lifetime = lifetime;
    this.host = host;
  }

  @Override
  public String description() {
    return name + " (simulated)";
  }

  @Override
  public Optional<HostView> host() {
    return Optional.of(host);
  }

  @Override
  public NameOutcome resolve(HostName host, Duration limit) throws VantageException {
    Stopwatch watch = Stopwatch.start();
    lifetime.requireAlive();
    List<IpAddress> addresses = book.addresses(host);
    Optional<Cause> cause =
        addresses.isEmpty() ? Optional.of(Cause.NAME_NXDOMAIN) : Optional.empty();
    String evidence = addresses.isEmpty() ? "NXDOMAIN" : texts(addresses);
    return new NameOutcome(addresses, cause, RESOLVER, evidence, watch.elapsed());
  }

  @Override
  public ConnectOutcome connect(IpAddress address, int port, Duration limit, Duration howLong)
      throws VantageException {
    Stopwatch watch = Stopwatch.start();
    try (Socket socket = dial(address, port, limit)) {
      Duration took = watch.elapsed();
      return ConnectOutcome.opened(address, EarlyEnd.watch(socket, howLong), "connected", took);
    } catch (ConnectException e) {
      return failed(address, PortState.CLOSED, Cause.CONNECT_REFUSED, "connection refused", watch);
    } catch (NoRouteToHostException e) {
      return failed(
          address, PortState.UNREACHABLE, Cause.CONNECT_UNREACHABLE, "host unreachable", watch);
    } catch (SocketTimeoutException e) {
      return failed(address, PortState.FILTERED, Cause.CONNECT_TIMED_OUT, noAnswerIn(limit), watch);
    } catch (IOException e) {
      throw Lifetime.broken("cannot hold a connection", e);
    }
  }

  @Override
  public Socket dial(IpAddress address, int port, Duration limit)
      throws IOException, VantageException {
    Route route = routes.route(name, new Endpoint(address, port, Transport.TCP));
    return switch (route.state()) {
      case OPEN -> Loopback.connect(route.listener().orElseThrow(), limit);
      case CLOSED -> throw new ConnectException("Connection refused");
      case UNREACHABLE -> throw new NoRouteToHostException("No route to host");
      case FILTERED, OPEN_OR_FILTERED -> {
        lifetime.pass(limit);
        throw new SocketTimeoutException("Connect timed out");
      }
    };
  }

  @Override
  public UdpOutcome exchange(IpAddress address, int port, byte[] payload, Duration limit)
      throws VantageException {
    Stopwatch watch = Stopwatch.start();
    Route route = routes.route(name, new Endpoint(address, port, Transport.UDP));
    return switch (route.state()) {
      case OPEN -> {
        Optional<ByteString> reply =
            Loopback.exchange(route.listener().orElseThrow(), payload, limit);
        lifetime.requireAlive();
        yield reply.isPresent()
            ? replied(address, reply.get(), watch)
            : silent(address, limit, watch);
      }
      case CLOSED ->
          unanswered(
              address, PortState.CLOSED, Cause.UDP_PORT_UNREACHABLE, "port unreachable", watch);
      case UNREACHABLE ->
          unanswered(
              address, PortState.UNREACHABLE, Cause.CONNECT_UNREACHABLE, "host unreachable", watch);
      case FILTERED, OPEN_OR_FILTERED -> {
        lifetime.pass(limit);
        yield silent(address, limit, watch);
      }
    };
  }

  private static ConnectOutcome failed(
      IpAddress address, PortState state, Cause cause, String evidence, Stopwatch watch) {
    return new ConnectOutcome(address, state, Optional.of(cause), evidence, watch.elapsed());
  }

  private static UdpOutcome replied(IpAddress address, ByteString reply, Stopwatch watch) {
    return new UdpOutcome(
        address,
        PortState.OPEN,
        Optional.empty(),
        reply,
        "a reply of %s bytes".formatted(reply.size()),
        watch.elapsed());
  }

  private static UdpOutcome silent(IpAddress address, Duration limit, Stopwatch watch) {
    return unanswered(
        address, PortState.OPEN_OR_FILTERED, Cause.UDP_SILENT, noAnswerIn(limit), watch);
  }

  private static UdpOutcome unanswered(
      IpAddress address, PortState state, Cause cause, String evidence, Stopwatch watch) {
    return new UdpOutcome(
        address, state, Optional.of(cause), ByteString.EMPTY, evidence, watch.elapsed());
  }

  private static String texts(List<IpAddress> addresses) {
    return String.join(", ", addresses.stream().map(IpAddress::text).toList());
  }

  private static String noAnswerIn(Duration limit) {
    return limit.toMillisPart() == 0
        ? "no answer in %s s".formatted(limit.toSeconds())
        : "no answer in %s ms".formatted(limit.toMillis());
  }
}
