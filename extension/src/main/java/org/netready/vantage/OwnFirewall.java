// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
  private static final int IDLE_SECONDS = 5;

  /** That nothing was sent is certain; what was sent may be somebody else's. */
  private static final int ENOUGH_UNSENT = 2;

  private static final int ENOUGH_SENT = 4;

  /** How long to wait for quieter times at first; then twice as long each time. */
  private static final Duration PAUSE = Duration.ofMillis(5);

  /** The kernel sends a SYN again after a second. */
  private static final Duration SENT_AGAIN = Duration.ofMillis(1500);

  private static final Duration FRESH = Duration.ofMillis(100);

  /** One look disturbs another. */
  private static final ScheduledThreadPoolExecutor SEARCHES = searches();

  /** What comes on top would not be through in time. */
  private static final int MOST_WAITING = 64;

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
    boolean isLikeIt =
        !outcome.address().inet().isLoopbackAddress()
            && (outcome.state() == PortState.CLOSED || outcome.state() == PortState.FILTERED);
    boolean isSuspect =
        isLikeIt
            && before.counted().isPresent()
            && !isEnough(outcome.address())
            && isSuspect(outcome, before.counted().get())
            && SEARCHES.getQueue().size() < MOST_WAITING;
    return isSuspect
        ? holdsBack(outcome.address(), port).thenApply(it -> it ? stopped(outcome) : outcome)
        : CompletableFuture.completedFuture(outcome);
  }

  private static ConnectOutcome stopped(ConnectOutcome outcome) {
    return new ConnectOutcome(
        outcome.address(),
        PortState.UNREACHABLE,
        Optional.of(Cause.LOCAL_FIREWALL),
        outcome.evidence() + ", and nothing left this host: its own firewall stops it",
        outcome.took());
  }

  private CompletableFuture<Boolean> holdsBack(IpAddress address, int port) {
    CompletableFuture<Boolean> holdsBack = new CompletableFuture<>();
    SEARCHES.execute(
        () -> {
          if (isHere(address)) {
            holdsBack.complete(false);
          } else {
            search(address, port, 0, 0, holdsBack);
          }
        });
    return holdsBack;
  }

  private boolean isEnough(IpAddress address) {
    AtomicInteger ports = asked.computeIfAbsent(address, unused -> new AtomicInteger());
    return ports.incrementAndGet() > MOST_PORTS_OF_AN_ADDRESS;
  }

  /** What it rejects is answered over loopback; what it drops is sent again in vain. */
  private boolean isSuspect(ConnectOutcome outcome, PacketCounters before) {
    return outcome.state() == PortState.CLOSED
        ? now().counted().filter(it -> it.sentToItself() > before.sentToItself()).isPresent()
        : outcome.took().compareTo(SENT_AGAIN) < 0
            || justBefore()
                .counted()
                .filter(it -> it.failedAgain() > before.failedAgain())
                .isPresent();
  }

  /**
   * Look until it is certain that nothing is sent, or has seemed to be sent often enough.
   *
   * @param sent how often something was sent so far
   * @param unsent how often nothing was
   */
  private void search(
      IpAddress address, int port, int sent, int unsent, CompletableFuture<Boolean> holdsBack) {
    if (sent == ENOUGH_SENT || unsent == ENOUGH_UNSENT || holdsBack.isDone()) {
      holdsBack.complete(unsent == ENOUGH_UNSENT);
      return;
    }
    boolean isSent = isSent(address, port);
    int more = isSent ? sent + 1 : sent;
    int less = isSent ? unsent : unsent + 1;
    long pause = isSent ? PAUSE.toMillis() << sent : 0;
    var unused =
        SEARCHES.schedule(
            () -> search(address, port, more, less, holdsBack), pause, TimeUnit.MILLISECONDS);
  }

  /** Begin to connect, and return whether this host has sent anything to others meanwhile. */
  private boolean isSent(IpAddress address, int port) {
    Optional<PacketCounters> before = PacketCounters.read(counters);
    try (SocketChannel channel = SocketChannel.open()) {
      channel.configureBlocking(false);
      channel.connect(new InetSocketAddress(address.inet(), port));
      return isMore(before, PacketCounters.read(counters));
    } catch (IOException e) {
      return isMore(before, PacketCounters.read(counters));
    }
  }

  private static boolean isMore(Optional<PacketCounters> before, Optional<PacketCounters> after) {
    return before.isEmpty()
        || after.isEmpty()
        || after.get().sentToOthers() != before.get().sentToOthers();
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

  private static ScheduledThreadPoolExecutor searches() {
    var searches =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "netready-firewall");
              thread.setDaemon(true);
              return thread;
            });
    searches.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    searches.allowCoreThreadTimeOut(true);
    return searches;
  }
}
