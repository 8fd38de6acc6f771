// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Pace;
import org.netready.probe.Cause;
import org.netready.probe.VantageException;

/**
 * Errands that are in flight on one thread. There are never more than a bound: what is beyond
 * waits, in order, and its limit runs only from its start.
 */
final class Flights {

  private final SelectorLoop loop;
  private final IntSupplier bound;
  private final Map<Pace, Pacing> pacings = new HashMap<>();
  private final Queue<Flight<?, ?>> waiting = new ArrayDeque<>();
  private int most;
  private boolean isBoundKnown;
  private int inFlight;
  private boolean isStarting;

  /**
   * Make flights.
   *
   * @param few how many may be open at once in any case
   * @param bound how many more may be; asked once, when {@code few} are not enough, since it takes
   *     a while to find out
   */
  Flights(SelectorLoop loop, int few, IntSupplier bound) {
    this.loop = loop;
    this.most = few;
    this.bound = bound;
  }

  /**
   * Send someone on an errand. Safe for use by many threads.
   *
   * @param pace how often someone starts to the same address at most; all that have the same pace
   *     are counted together
   * @param limit the whole time, from its start
   * @return what becomes of it, or a {@link VantageException}; to cancel it closes the socket
   */
  <C extends SelectableChannel, T> CompletableFuture<T> send(
      Errand<C, T> errand, Optional<Pace> pace, Duration limit) {
    var flight = new Flight<>(errand, limit, loop, this::land);
    try {
      loop.execute(() -> enter(flight, errand.address(), pace));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(
          new VantageException(
              Cause.LOCAL_NO_SOCKET,
              "this host has no socket left (%s); raise 'ulimit -n'".formatted(e.getMessage()),
              e));
    }
    CompletableFuture<T> answer = flight.answer();
    var unused = answer.whenComplete((value, failure) -> abandonIfCancelled(flight));
    return answer;
  }

  private void abandonIfCancelled(Flight<?, ?> flight) {
    try {
      if (flight.answer().isCancelled()) {
        loop.execute(flight::abandon);
      }
    } catch (IOException e) {
      // Then the loop is not running, and no socket is open.
    }
  }

  private void enter(Flight<?, ?> flight, IpAddress address, Optional<Pace> pace) {
    if (pace.isPresent()) {
      pacings
          .computeIfAbsent(pace.get(), it -> new Pacing(it, loop, this::enter))
          .enter(address, flight);
    } else {
      enter(flight);
    }
  }

  private void enter(Flight<?, ?> flight) {
    if (flight.waitsForRoom()) {
      waiting.add(flight);
      startWaiting();
    } else {
      start(flight);
    }
  }

  private void start(Flight<?, ?> flight) {
    if (!flight.isCancelled()) {
      inFlight++;
      flight.start();
    }
  }

  private void land() {
    inFlight--;
    startWaiting();
  }

  /** A flight may land within its start; then who waits next is started here, not below. */
  private void startWaiting() {
    if (isStarting) {
      return;
    }
    isStarting = true;
    try {
      while (!waiting.isEmpty() && hasRoom()) {
        start(waiting.remove());
      }
    } finally {
      isStarting = false;
    }
  }

  private boolean hasRoom() {
    if (inFlight >= most && !isBoundKnown) {
      isBoundKnown = true;
      most = Math.max(most, bound.getAsInt());
    }
    return inFlight < most;
  }
}
