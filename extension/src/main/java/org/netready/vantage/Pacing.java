// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Pace;

/**
 * Lets flights to one address start no more often than a pace; each address has a queue of its own.
 * Belongs to one thread.
 */
final class Pacing {

  private final Pace pace;
  private final Clock clock;
  private final Consumer<Flight<?, ?>> runway;
  private final Map<IpAddress, Lane> lanes = new HashMap<>();

  /** Make a pacing; {@code runway} takes a flight whose turn it is. */
  Pacing(Pace pace, Clock clock, Consumer<Flight<?, ?>> runway) {
    this.pace = pace;
    this.clock = clock;
    this.runway = runway;
  }

  /** The time, and how to be called later. */
  interface Clock {

    /** Return the time in nanoseconds. */
    long now();

    /** Do something at a moment. */
    void at(long nanos, Runnable task);
  }

  /** Let a flight start when it is its turn. */
  void enter(IpAddress address, Flight<?, ?> flight) {
    Lane lane = lanes.computeIfAbsent(address, it -> new Lane());
    lane.waiting.add(flight);
    serve(address, lane);
  }

  private void serve(IpAddress address, Lane lane) {
    long now = clock.now();
    lane.forgetUntil(now - pace.per().toNanos());
    while (lane.starts.size() < pace.count() && !lane.waiting.isEmpty()) {
      Flight<?, ?> next = lane.waiting.remove();
      if (!next.isCancelled()) {
        lane.starts.add(now);
        runway.accept(next);
      }
    }
    if (lane.starts.isEmpty()) {
      lanes.remove(address);
    } else if (!lane.isWoken) {
      lane.isWoken = true;
      clock.at(lane.starts.element() + pace.per().toNanos(), () -> wake(address, lane));
    }
  }

  private void wake(IpAddress address, Lane lane) {
    lane.isWoken = false;
    serve(address, lane);
  }

  /** What goes to one address. */
  private static final class Lane {

    final Queue<Flight<?, ?>> waiting = new ArrayDeque<>();

    /** When the last ones started, within the time of the pace, the oldest first. */
    final Queue<Long> starts = new ArrayDeque<>();

    /** Whether it will be looked at again when the oldest start no longer counts. */
    boolean isWoken;

    void forgetUntil(long moment) {
      while (!starts.isEmpty() && starts.element() - moment <= 0) {
        starts.remove();
      }
    }
  }
}
