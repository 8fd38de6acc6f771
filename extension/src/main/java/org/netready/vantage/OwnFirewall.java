// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.PortState;

/**
 * Whether it is this host's own firewall that stops a connect. To a socket a packet that is dropped
 * or rejected here looks like one that is dropped or rejected on the way, and others would be
 * blamed; but it never leaves this host, which Linux counts. Elsewhere nobody can tell.
 *
 * <p>Certainty costs a few packets, so that it is sought only if there is a reason for suspicion,
 * and for no more than some ports of an address. Safe for use by many threads.
 */
final class OwnFirewall {

  private static final int MOST_PORTS_OF_AN_ADDRESS = 64;

  /** The kernel sends a SYN again after a second. */
  private static final Duration SENT_AGAIN = Duration.ofMillis(1500);

  private static final Duration FRESH = Duration.ofMillis(100);

  /** What comes on top would not be through in time. */
  private static final int MOST_WAITING = 64;

  /** What a router says, and a firewall of this host can say as well. */
  private static final Set<Cause> SAID_ON_THE_WAY =
      Set.of(Cause.CONNECT_UNREACHABLE, Cause.CONNECT_PROHIBITED);

  private final Path counters;
  private final Map<IpAddress, AtomicInteger> asked = new ConcurrentHashMap<>();
  private volatile Moment last = new Moment(System.nanoTime(), Optional.empty());

  /** Make it; {@code counters} is the folder of the kernel's counters. */
  OwnFirewall(Path counters) {
    this.counters = counters;
  }

  /** Return the firewall of this host. */
  static OwnFirewall ofThisHost() {
    return new OwnFirewall(Path.of("/proc/net"));
  }

  /**
   * What was counted at a moment.
   *
   * @param nanos the moment, on the clock of {@link System#nanoTime}
   * @param counted the counters; empty if there are none
   */
  record Moment(long nanos, Optional<PacketCounters> counted) {}

  /** Return a moment that is not later than now, and hardly earlier. */
  Moment justBefore() {
    Moment known = last;
    boolean isFresh = System.nanoTime() - known.nanos() < FRESH.toNanos();
    return isFresh && known.counted().isPresent() ? known : now();
  }

  private Moment now() {
    Moment now = new Moment(System.nanoTime(), PacketCounters.read(counters));
    last = now;
    return now;
  }

  /**
   * Return what became of a connect: the same, or that this host's own firewall stopped it.
   *
   * @param outcome what seems to have become of it
   * @param before a moment before it began
   */
  CompletableFuture<ConnectOutcome> lookAt(ConnectOutcome outcome, int port, Moment before) {
    boolean isSuspect =
        isLikeIt(outcome)
            && before.counted().isPresent()
            && isSuspect(outcome, before.counted().get());
    if (!isSuspect) {
      return CompletableFuture.completedFuture(outcome);
    }
    if (isEnough(outcome.address()) || FirewallSearch.waiting() >= MOST_WAITING) {
      boolean isDoubtful =
          (outcome.state() == PortState.UNREACHABLE
                  || (outcome.state() == PortState.FILTERED
                      && isAnyHeldBack(before.counted().get())))
              && !isHere(outcome.address());
      return CompletableFuture.completedFuture(isDoubtful ? maybe(outcome) : outcome);
    }
    if (isHere(outcome.address())) {
      return CompletableFuture.completedFuture(outcome);
    }
    return FirewallSearch.start(counters, outcome.address(), port)
        .thenApply(
            finding ->
                switch (finding) {
                  case HELD_BACK -> stopped(outcome);
                  case SENT -> outcome;
                  case UNDECIDED -> maybe(outcome);
                });
  }

  private static boolean isLikeIt(ConnectOutcome outcome) {
    boolean isOnTheWay =
        switch (outcome.state()) {
          case CLOSED, FILTERED -> true;
          case UNREACHABLE -> outcome.cause().filter(SAID_ON_THE_WAY::contains).isPresent();
          default -> false;
        };
    return isOnTheWay && !outcome.address().inet().isLoopbackAddress();
  }

  private static ConnectOutcome stopped(ConnectOutcome outcome) {
    return new ConnectOutcome(
        outcome.address(),
        PortState.UNREACHABLE,
        Optional.of(Cause.LOCAL_FIREWALL),
        outcome.evidence() + ", and nothing left this host: its own firewall stops it",
        outcome.took());
  }

  /** It stays what it seems to be, and nobody can tell whose it is. */
  private static ConnectOutcome maybe(ConnectOutcome outcome) {
    return new ConnectOutcome(
        outcome.address(),
        outcome.state(),
        Optional.of(Cause.LOCAL_FIREWALL_POSSIBLE),
        outcome.evidence() + ", and whether anything left this host cannot be told",
        outcome.took());
  }

  private boolean isEnough(IpAddress address) {
    AtomicInteger ports = asked.computeIfAbsent(address, unused -> new AtomicInteger());
    return ports.incrementAndGet() > MOST_PORTS_OF_AN_ADDRESS;
  }

  /** What it rejects is answered over loopback; what it drops is sent again in vain. */
  private boolean isSuspect(ConnectOutcome outcome, PacketCounters before) {
    return outcome.state() != PortState.FILTERED
        ? now().counted().filter(it -> it.sentToItself() > before.sentToItself()).isPresent()
        : outcome.took().compareTo(SENT_AGAIN) < 0 || isAnyHeldBack(before);
  }

  /** Some connect of this host was sent again in vain; whose, is not said. */
  private boolean isAnyHeldBack(PacketCounters before) {
    return justBefore().counted().filter(it -> it.failedAgain() > before.failedAgain()).isPresent();
  }

  private static boolean isHere(IpAddress address) {
    try {
      return address.inet().isLoopbackAddress()
          || address.inet().isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address.inet()) != null;
    } catch (SocketException e) {
      return true;
    }
  }
}
