// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Pace;
import org.netready.environment.Resolvers;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Dialled;
import org.netready.probe.HostView;
import org.netready.probe.NameOutcome;
import org.netready.probe.Network;
import org.netready.probe.UdpOutcome;

/**
 * The network as this JVM sees it: the system's resolver and sockets, with deadlines of our own.
 * Safe for use by many threads; needs no closing.
 */
public final class LocalNetwork implements Network {

  private static final LookupThreads LOOKUPS = LookupThreads.ofThisProcess();

  /** What a resolver that hangs takes before a host of the site is believed to be this one. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  private final String description;
  private final Optional<Pace> perHost;
  private final NameLookup names;
  private final LocalFamilies families = new LocalFamilies();
  private final HostView host = LocalHostView.ofThisHost();
  private final OwnFirewall firewall = OwnFirewall.ofThisHost();
  private final Optional<OwnHost> saidToBe;
  private @Nullable CompletableFuture<Void> standing;

  /**
   * Make the network of this JVM. Nothing is asked yet.
   *
   * @param description what messages call the place
   * @param resolvers the name servers that say why a name is not found; empty means those that this
   *     host is configured with
   */
  public LocalNetwork(String description, List<InetSocketAddress> resolvers) {
    this(description, new Resolvers(resolvers, List.of()), Optional.empty());
  }

  /**
   * Make the network of this JVM, which asks one address no more often than a pace. Nothing is
   * asked yet.
   *
   * @param description what messages call the place
   * @param resolvers the name servers that are asked beside this host's resolver
   * @param perHost how often a connect or a datagram goes to one address at most, counted over all
   *     networks of this JVM with the same pace; empty means without a bound
   */
  public LocalNetwork(String description, Resolvers resolvers, Optional<Pace> perHost) {
    this(description, resolvers, perHost, Optional.empty());
  }

  /** Make a network of a host that the site names. */
  LocalNetwork(
      String description, Resolvers resolvers, Optional<Pace> perHost, Optional<OwnHost> saidToBe) {
    this(
        description,
        perHost,
        new NameLookup(SystemResolver.ofThisJvm(), NameServers.ofThisHost(resolvers)),
        saidToBe);
  }

  /** Make a network with names of its own. */
  LocalNetwork(String description, Optional<Pace> perHost, NameLookup names) {
    this(description, perHost, names, Optional.empty());
  }

  private LocalNetwork(
      String description, Optional<Pace> perHost, NameLookup names, Optional<OwnHost> saidToBe) {
    this.description = description;
    this.perHost = perHost;
    this.names = names;
    this.saidToBe = saidToBe;
  }

  @Override
  public String description() {
    return description;
  }

  /** It is looked at once, when it is first asked, and holds for all questions. */
  @Override
  public synchronized CompletableFuture<Void> standing() {
    CompletableFuture<Void> known = standing;
    if (known == null) {
      known =
          saidToBe
              .map(it -> it.look(name -> resolve(name, LONGEST_LOOK)))
              .orElseGet(() -> CompletableFuture.completedFuture(null));
      standing = known;
    }
    return known.copy();
  }

  @Override
  public CompletableFuture<NameOutcome> resolve(HostName name, Duration limit) {
    CompletableFuture<NameOutcome> outcome = new CompletableFuture<>();
    Future<?> lookup = LOOKUPS.submit(() -> lookUp(name, limit, outcome));
    var unused = outcome.whenComplete((it, failure) -> endIfCancelled(lookup, outcome));
    return outcome;
  }

  private void lookUp(HostName name, Duration limit, CompletableFuture<NameOutcome> outcome) {
    try {
      if (!outcome.isDone()) {
        outcome.complete(names.lookUp(name, limit));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      outcome.completeExceptionally(e);
    } catch (RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }

  private static void endIfCancelled(Future<?> lookup, Future<?> outcome) {
    if (outcome.isCancelled()) {
      lookup.cancel(true);
    }
  }

  @Override
  public boolean canRoute(IpAddress address) {
    return families.canRoute(address);
  }

  @Override
  public Optional<HostView> host() {
    return Optional.of(host);
  }

  @Override
  public CompletableFuture<ConnectOutcome> connect(
      IpAddress address, int port, Duration limit, Duration watch) {
    OwnFirewall.Moment before = firewall.justBefore();
    return followed(
        AllFlights.send(new TcpConnect(address, port, watch), perHost, limit),
        outcome -> firewall.lookAt(outcome, port, before),
        outcome -> {});
  }

  @Override
  public CompletableFuture<Dialled> dial(IpAddress address, int port, Duration limit, Peer peer) {
    OwnFirewall.Moment before = firewall.justBefore();
    TcpDial dial = TcpDial.to(address, port);
    return followed(
        AllFlights.send(
            peer == Peer.HOST_AGAIN ? dial.again() : dial,
            peer == Peer.PROXY ? Optional.empty() : perHost,
            limit),
        dialled -> lookAt(dialled, port, before),
        LocalNetwork::close);
  }

  private CompletableFuture<Dialled> lookAt(Dialled dialled, int port, OwnFirewall.Moment before) {
    return dialled.stream().isPresent()
        ? CompletableFuture.completedFuture(dialled)
        : firewall
            .lookAt(dialled.outcome(), port, before)
            .thenApply(outcome -> new Dialled(outcome, Optional.empty()));
  }

  private static void close(Dialled dialled) {
    try {
      if (dialled.stream().isPresent()) {
        dialled.stream().get().close();
      }
    } catch (IOException e) {
      // Nobody has used it.
    }
  }

  /** Return what follows from something; whoever cancels it cancels that, or has it disposed of. */
  private static <T> CompletableFuture<T> followed(
      CompletableFuture<T> first, Function<T, CompletableFuture<T>> next, Consumer<T> disposal) {
    CompletableFuture<T> both = first.thenCompose(next);
    var unused =
        both.whenComplete(
            (value, failure) -> {
              if (both.isCancelled() && !first.cancel(true)) {
                var unusedEnd = first.thenAccept(disposal);
              }
            });
    return both;
  }

  @Override
  public CompletableFuture<UdpOutcome> exchange(
      IpAddress address, int port, byte[] payload, Duration limit) {
    return AllFlights.send(
        new DatagramExchange(address, port, ByteString.of(payload)), perHost, limit);
  }
}
