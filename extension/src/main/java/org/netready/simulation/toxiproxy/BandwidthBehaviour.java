// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets so many bytes pass in a time, in slices of at most 100 ms; none at all at a rate of 0. */
final class BandwidthBehaviour implements Behaviour {

  private static final long SLICE_MILLIS = 100;
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** What a wake-up may be late, and the next one makes up for; longer is time without data. */
  private static final long LATENESS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final long bytesPerMilli;
  private @Nullable Chunk current;
  private long due;
  private boolean hasPassed;

  BandwidthBehaviour(long kilobytesPerSecond) {
    this.bytesPerMilli = Math.min(kilobytesPerSecond, Integer.MAX_VALUE);
  }

  @Override
  public Step onChunk(Chunk chunk, long now) {
    if (bytesPerMilli <= 0) {
      current = chunk;
      return Step.STALL;
    }
    if (chunk != current) {
      current = chunk;
      due = hasPassed && now - due < LATENESS_NANOS ? due : now;
      hasPassed = true;
    }
    int bytes = (int) Math.min(chunk.size(), Math.max(1, bytesPerMilli * SLICE_MILLIS));
    long passes = due + bytes * NANOS_PER_MILLI / bytesPerMilli;
    if (now - passes < 0) {
      return new Step.Wait(passes);
    }
    due = passes;
    if (bytes == chunk.size()) {
      current = null;
    }
    return new Step.Pass(bytes);
  }

  @Override
  public boolean holds(Chunk chunk) {
    return chunk == current;
  }
}
