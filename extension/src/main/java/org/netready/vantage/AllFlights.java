// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.netready.environment.Pace;

/**
 * All flights of this process, whatever it asks for whom: its open files are one resource. They are
 * shared out among a few threads, since the system's own work for a socket is done on the thread
 * that opens it.
 */
final class AllFlights {

  private static final int MOST_THREADS = 4;
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final AllFlights OF_THIS_PROCESS =
      new AllFlights(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));

  private final List<Flights> shares;
  private final AtomicInteger next = new AtomicInteger();

  private AllFlights(int threads) {
    this.shares =
        IntStream.rangeClosed(1, threads)
            .mapToObj(
                i ->
                    new Flights(
                        new SelectorLoop("netready-sockets-" + i, IDLE),
                        OpenFiles.FEW / threads,
                        () -> OpenFiles.bound() / threads))
            .toList();
  }

  /** Send someone on an errand; see {@link Flights#send}. */
  static <C extends SelectableChannel, T> CompletableFuture<T> send(
      Errand<C, T> errand, Optional<Pace> pace, Duration limit) {
    return OF_THIS_PROCESS.share(errand, pace).send(errand, pace, limit);
  }

  /** Those that go to one address at a pace are counted together. */
  private Flights share(Errand<?, ?> errand, Optional<Pace> pace) {
    int number = pace.isPresent() ? errand.address().hashCode() : next.getAndIncrement();
    return shares.get(Math.floorMod(number, shares.size()));
  }
}
