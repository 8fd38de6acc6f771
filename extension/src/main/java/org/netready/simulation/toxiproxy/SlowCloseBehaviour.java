// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** Delays only the end. */
final class SlowCloseBehaviour implements Behaviour {

  private final long delayNanos;
  private boolean isEnding;
  private long due;

  SlowCloseBehaviour(long delayNanos) {
    this.delayNanos = delayNanos;
  }

  @Override
  public Step onChunk(Chunk chunk, long now) {
    return new Step.Pass(chunk.size());
  }

  @Override
  public Step onEnd(long now) {
    if (!isEnding) {
      isEnding = true;
      due = now + delayNanos;
    }
    return now - due < 0 ? new Step.Wait(due) : Step.END;
  }
}
