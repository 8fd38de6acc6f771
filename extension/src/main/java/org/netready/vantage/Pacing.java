// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Pace;

/**
 * Lets no more packets be sent to one address than a pace allows; each address has queues of its
 * own. Belongs to one thread.
 */
final class Pacing {

  private final Pace pace;
  private final Clock clock;
  private final Map<IpAddress, Lane> lanes = new HashMap<>();

  Pacing(Pace pace, Clock clock) {
    this.pace = pace;
    this.clock = clock;
  }

  /** What waits for its turn. */
  interface Turn {

    /** Return whether nobody waits for it any longer. */
    boolean isGivenUp();

    /** Do it, now. */
    void take();
  }

  /** The time, and how to be called later. */
  interface Clock {

    /** Return the time in nanoseconds. */
    long now();

    /** Do something at a moment. */
    void at(long nanos, Runnable task);
  }

  /** Let something begin when it is its turn. */
  void begin(IpAddress address, Turn turn) {
    Lane lane = lanes.computeIfAbsent(address, it -> new Lane());
    lane.beginning.add(turn);
    serve(address, lane);
  }

  /** Let something go on that has begun, and whose time runs: before others begin. */
  void goOn(IpAddress address, Turn turn) {
    Lane lane = lanes.computeIfAbsent(address, it -> new Lane());
    lane.goingOn.add(turn);
    serve(address, lane);
  }

  private void serve(IpAddress address, Lane lane) {
    long now = clock.now();
    lane.forgetUntil(now - pace.per().toNanos());
    while (lane.sent.size() < pace.count() && lane.isAnyWaiting()) {
      Turn next = lane.next();
      if (!next.isGivenUp()) {
        lane.sent.add(now);
        next.take();
      }
    }
    if (lane.sent.isEmpty()) {
      lanes.remove(address);
    } else if (!lane.isWoken) {
      lane.isWoken = true;
      clock.at(lane.sent.element() + pace.per().toNanos(), () -> wake(address, lane));
    }
  }

  private void wake(IpAddress address, Lane lane) {
    lane.isWoken = false;
    serve(address, lane);
  }

  /** What goes to one address. */
  private static final class Lane {

    final Queue<Turn> goingOn = new ArrayDeque<>();
    final Queue<Turn> beginning = new ArrayDeque<>();

    /** When the last turns were, within the time of the pace, the oldest first. */
    final Queue<Long> sent = new ArrayDeque<>();

    /** Whether it will be looked at again when the oldest turn no longer counts. */
    boolean isWoken;

    boolean isAnyWaiting() {
      return !goingOn.isEmpty() || !beginning.isEmpty();
    }

    Turn next() {
      return goingOn.isEmpty() ? beginning.remove() : goingOn.remove();
    }

    void forgetUntil(long moment) {
      while (!sent.isEmpty() && sent.element() - moment <= 0) {
        sent.remove();
      }
    }
  }
}
