// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Delays each chunk from when it was received, so that the throughput stays what it was. */
final class LatencyBehaviour implements Behaviour {

  private static final int BUFFERED_CHUNKS = 1024;

  private final long latencyNanos;
  private final long jitterNanos;
  private final RandomGenerator random;
  private @Nullable Chunk current;
  private long delay;
  private long due;

  LatencyBehaviour(long latencyNanos, long jitterNanos, RandomGenerator random) {
    this.latencyNanos = latencyNanos;
    this.jitterNanos = jitterNanos;
    this.random = random;
  }

  @Override
  public Step onChunk(Chunk chunk, long now) {
    if (chunk != current) {
      current = chunk;
      delay = Math.max(0, drawnLatency() - (now - chunk.received()));
      due = now + delay;
    }
    if (now - due < 0) {
      return new Step.Wait(due);
    }
    chunk.delayed(delay);
    current = null;
    return new Step.Pass(chunk.size());
  }

  @Override
  public int capacity() {
    return BUFFERED_CHUNKS;
  }

  @Override
  public boolean holds(Chunk chunk) {
    return chunk == current;
  }

  private long drawnLatency() {
    return jitterNanos <= 0
        ? latencyNanos
        : latencyNanos + random.nextLong(-jitterNanos, jitterNanos);
  }
}
