// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** Passes so many bytes, counted from when the toxic was added, and then ends. */
final class LimitDataBehaviour implements Behaviour {

  private final long limit;
  private final Tally tally;
  private boolean isReached;

  LimitDataBehaviour(long limit, Tally tally) {
    this.limit = limit;
    this.tally = tally;
  }

  @Override
  public Step onChunk(Chunk chunk, long now) {
    int bytes = (int) Math.min(chunk.size(), Math.max(0, limit - tally.bytes()));
    if (bytes == 0) {
      return Step.END;
    }
    tally.add(bytes);
    isReached = tally.bytes() >= limit;
    return new Step.Pass(bytes);
  }

  @Override
  public Step onIdle(long now) {
    return isReached ? Step.END : Step.STALL;
  }
}
