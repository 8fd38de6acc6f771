// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** Drops everything, and ends after a time without data; never if that is 0. */
final class TimeoutBehaviour implements Behaviour {

  private final long timeoutNanos;
  private long armed;

  TimeoutBehaviour(long timeoutNanos, long now) {
    this.timeoutNanos = timeoutNanos;
    this.armed = now;
  }

  @Override
  public Step onChunk(Chunk chunk, long now) {
    armed = now;
    return Step.DISCARD;
  }

  @Override
  public Step onIdle(long now) {
    if (timeoutNanos <= 0) {
      return Step.STALL;
    }
    long due = armed + timeoutNanos;
    return now - due < 0 ? new Step.Wait(due) : Step.END;
  }

  @Override
  public boolean endsWhenRemoved() {
    return true;
  }

  @Override
  public boolean needsRoom() {
    return false;
  }
}
