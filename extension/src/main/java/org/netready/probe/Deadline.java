// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;

/**
 * The moment by which something must have ended. Reads the monotonic clock, so that it is not moved
 * by someone who sets the time. Immutable.
 */
public final class Deadline {

  private final long start = System.nanoTime();
  private final Duration limit;

  private Deadline(Duration limit) {
    this.limit = limit;
  }

  /** Return the deadline that is {@code limit} from now. */
  public static Deadline after(Duration limit) {
    return new Deadline(limit);
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
