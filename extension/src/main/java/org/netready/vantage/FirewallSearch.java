// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.netready.endpoint.IpAddress;

/**
 * Finds out by a few connects whether this host lets any packet go to an address and port. That
 * nothing was sent while one began is certain; what was sent may be somebody else's, so that it
 * counts only by how often anything is sent meanwhile, without a connect.
 */
final class FirewallSearch {

  /** A counter that is read at an odd moment may be behind. */
  private static final int ENOUGH_UNSENT = 2;

  /** How many connects show that they are sent, if nothing else ever is. */
  private static final int ENOUGH_SENT = 4;

  /** How many show it if something else is sent at most half of the time. */
  private static final int MOST_SENT = 14;

  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final int MOST_DOUBLINGS = 3;

  /** One look disturbs another. */
  private static final ScheduledThreadPoolExecutor SEARCHES = searches();

  private static final int IDLE_SECONDS = 5;

  private final Path counters;
  private final InetSocketAddress target;
  private final CompletableFuture<Finding> finding = new CompletableFuture<>();
  private int sent;
  private int unsent;
  private int looks;
  private int noisyLooks;

  private FirewallSearch(Path counters, IpAddress address, int port) {
    this.counters = counters;
    this.target = new InetSocketAddress(address.inet(), port);
  }

  /** What was found out. */
  enum Finding {
    /** No packet leaves this host. */
    HELD_BACK,
    /** Packets leave it. */
    SENT,
    /** So much else is sent that nobody can tell. */
    UNDECIDED
  }

  /** Begin to look; {@code counters} is the folder of the kernel's counters. */
  static CompletableFuture<Finding> start(Path counters, IpAddress address, int port) {
    FirewallSearch search = new FirewallSearch(counters, address, port);
    SEARCHES.execute(search::look);
    return search.finding;
  }

  /** Return how many looks wait for their turn. */
  static int waiting() {
    return SEARCHES.getQueue().size();
  }

  private void look() {
    Optional<PacketCounters> before = counted();
    Optional<PacketCounters> meanwhile = counted();
    looks++;
    noisyLooks += isMore(before, meanwhile) ? 1 : 0;
    boolean isSent = isSentSince(meanwhile);
    sent += isSent ? 1 : 0;
    unsent += isSent ? 0 : 1;
    Optional<Finding> known = known();
    if (known.isPresent() || finding.isDone()) {
      finding.complete(known.orElse(Finding.UNDECIDED));
      return;
    }
    long pause = isSent ? FIRST_PAUSE_MILLIS << Math.min(sent - 1, MOST_DOUBLINGS) : 0;
    var unused = SEARCHES.schedule(this::look, pause, TimeUnit.MILLISECONDS);
  }

  private Optional<Finding> known() {
    if (unsent >= ENOUGH_UNSENT) {
      return Optional.of(Finding.HELD_BACK);
    }
    if (unsent == 0 && noisyLooks == 0 && sent >= ENOUGH_SENT) {
      return Optional.of(Finding.SENT);
    }
    if (sent < MOST_SENT) {
      return Optional.empty();
    }
    boolean isClear = unsent == 0 && 2 * noisyLooks <= looks;
    return Optional.of(isClear ? Finding.SENT : Finding.UNDECIDED);
  }

  /** Begin to connect, and return whether this host has sent anything to others meanwhile. */
  private boolean isSentSince(Optional<PacketCounters> before) {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.configureBlocking(false);
      channel.connect(target);
      return isMore(before, counted());
    } catch (IOException e) {
      return isMore(before, counted());
    }
  }

  private Optional<PacketCounters> counted() {
    return PacketCounters.read(counters);
  }

  private static boolean isMore(Optional<PacketCounters> before, Optional<PacketCounters> after) {
    return before.isEmpty()
        || after.isEmpty()
        || after.get().sentToOthers() != before.get().sentToOthers();
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
