// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;

/**
 * The moment by which something must have ended. Reads the monotonic clock, so that it is not moved
 * by someone who sets the time. Immutable.
 */
public final class Deadline {

  private final long start;
  private final Duration limit;

  private Deadline(long start, Duration limit) {
    this.start = start;
    this.limit = limit;
  }

  /** Return the deadline that is {@code limit} from now. */
  public static Deadline after(Duration limit) {
    return resumed(limit, Duration.ZERO);
  }

  /** Return the deadline of something that goes on after it has used some of its limit. */
  static Deadline resumed(Duration limit, Duration used) {
    return new Deadline(System.nanoTime() - used.toNanos(), limit);
  }

  /** Return the whole time that there was at the start. */
  public Duration limit() {
    return limit;
  }

  /** Return how long ago the start was. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Return how long there is left; zero if it is over, never negative. */
  public Duration remaining() {
    Duration left = limit.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Return whether no time is left. */
  public boolean isOver() {
    return remaining().isZero();
  }

  /** Return what is left in milliseconds for an API where 0 means for ever: at least 1. */
  public int timeoutMillis() {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, remaining().toMillis()));
  }
}
