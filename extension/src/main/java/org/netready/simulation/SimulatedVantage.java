// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okio.ByteString;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Dialled;
import org.netready.probe.HostView;
import org.netready.probe.NameOutcome;
import org.netready.probe.Network;
import org.netready.probe.PortState;
import org.netready.probe.UdpOutcome;

/** The simulated network as one vantage point sees it. */
final class SimulatedVantage implements Network {

  private static final String RESOLVER = "simulated resolver";

  private final String name;
  private final AddressBook book;
  private final ImpairmentsInForce inForce;
  private final Routes routes;
  private final Lifetime lifetime;
  private final HostView host;

  SimulatedVantage(
      String name,
      AddressBook book,
      ImpairmentsInForce inForce,
      Routes routes,
      Lifetime lifetime,
      HostView host) {
    this.name = name;
    this.book = book;
    this.inForce = inForce;
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
  public CompletableFuture<NameOutcome> resolve(HostName host, Duration limit) {
    Stopwatch watch = Stopwatch.start();
    Optional<NameImpairment> impairment = inForce.ofName(name, host);
    if (impairment.isPresent()) {
      return resolve(impairment.get(), limit, watch);
    }
    List<IpAddress> addresses = book.addresses(host);
    Optional<Cause> cause =
        addresses.isEmpty() ? Optional.of(Cause.NAME_NXDOMAIN) : Optional.empty();
    String evidence = addresses.isEmpty() ? "NXDOMAIN" : texts(addresses);
    return lifetime.during(
        CompletableFuture.completedFuture(
            new NameOutcome(addresses, cause, RESOLVER, evidence, watch.elapsed())));
  }

  private CompletableFuture<NameOutcome> resolve(
      NameImpairment impairment, Duration limit, Stopwatch watch) {
    boolean isSilent = impairment.answer() == NameImpairment.Answer.RESOLVER_SILENT;
    CompletableFuture<Void> answer =
        isSilent ? lifetime.pass(limit) : lifetime.during(CompletableFuture.completedFuture(null));
    String evidence = isSilent ? Unanswered.noAnswerIn(limit) : impairment.said();
    return answer.thenApply(
        it ->
            new NameOutcome(
                impairment.answered(), impairment.cause(), RESOLVER, evidence, watch.elapsed()));
  }

  @Override
  public CompletableFuture<ConnectOutcome> connect(
      IpAddress address, int port, Duration limit, Duration howLong) {
    Stopwatch watch = Stopwatch.start();
    return route(new Endpoint(address, port, Transport.TCP))
        .thenCompose(
            route ->
                route.state() == PortState.OPEN
                    ? lifetime
                        .during(Loopback.connect(route.listener().orElseThrow(), limit, howLong))
                        .thenCompose(it -> routes.vouched(route, it))
                        .thenApply(it -> connected(address, it))
                    : passing(route, limit)
                        .thenApply(it -> Unanswered.connect(route.state(), limit))
                        .thenApply(it -> failed(address, it, watch)));
  }

  @Override
  public CompletableFuture<Dialled> dial(IpAddress address, int port, Duration limit, Peer peer) {
    Stopwatch watch = Stopwatch.start();
    return route(new Endpoint(address, port, Transport.TCP))
        .thenCompose(
            route ->
                route.state() == PortState.OPEN
                    ? lifetime
                        .during(Loopback.dial(route.listener().orElseThrow(), limit))
                        .thenCompose(it -> routes.vouched(route, it))
                        .thenApply(it -> new Dialled(connected(address, it.outcome()), it.stream()))
                    : passing(route, limit)
                        .thenApply(it -> Unanswered.connect(route.state(), limit))
                        .thenApply(it -> failed(address, it, watch))
                        .thenApply(it -> new Dialled(it, Optional.empty())));
  }

  @Override
  public CompletableFuture<UdpOutcome> exchange(
      IpAddress address, int port, byte[] payload, Duration limit) {
    Stopwatch watch = Stopwatch.start();
    return route(new Endpoint(address, port, Transport.UDP))
        .thenCompose(
            route ->
                reply(route, payload, limit)
                    .thenApply(
                        reply ->
                            reply
                                .map(it -> replied(address, it, watch))
                                .orElseGet(
                                    () ->
                                        silent(
                                            address,
                                            Unanswered.datagram(route.state(), limit),
                                            watch))));
  }

  @Override
  public CompletableFuture<Void> vouch() {
    return routes.vouch();
  }

  private CompletableFuture<Optional<ByteString>> reply(
      Route route, byte[] payload, Duration limit) {
    return route.state() == PortState.OPEN
        ? lifetime.during(Loopback.exchange(route.listener().orElseThrow(), payload, limit))
        : passing(route, limit).thenApply(it -> Optional.empty());
  }

  private CompletableFuture<Route> route(Endpoint endpoint) {
    return routes.reach(name, endpoint);
  }

  /** Let the time pass in which nobody answers; where someone declines, it takes none. */
  private CompletableFuture<Void> passing(Route route, Duration limit) {
    return switch (route.state()) {
      case FILTERED, OPEN_OR_FILTERED -> lifetime.pass(limit);
      case OPEN, CLOSED, UNREACHABLE -> CompletableFuture.completedFuture(null);
    };
  }

  private static ConnectOutcome connected(IpAddress address, ConnectOutcome inside) {
    return new ConnectOutcome(
        address, inside.state(), inside.cause(), inside.evidence(), inside.took());
  }

  private static ConnectOutcome failed(IpAddress address, Unanswered why, Stopwatch watch) {
    return new ConnectOutcome(
        address, why.state(), Optional.of(why.cause()), why.evidence(), watch.elapsed());
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

  private static UdpOutcome silent(IpAddress address, Unanswered why, Stopwatch watch) {
    return new UdpOutcome(
        address,
        why.state(),
        Optional.of(why.cause()),
        ByteString.EMPTY,
        why.evidence(),
        watch.elapsed());
  }

  private static String texts(List<IpAddress> addresses) {
    return String.join(", ", addresses.stream().map(IpAddress::text).toList());
  }
}
