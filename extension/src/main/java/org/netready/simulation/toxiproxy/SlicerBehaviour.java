// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Passes each chunk in pieces, with a pause after each. */
final class SlicerBehaviour implements Behaviour {

  private final Slicing slicing;
  private final long pauseNanos;
  private Deque<Integer> pieces = new ArrayDeque<>();
  private @Nullable Chunk current;
  private boolean hasPassed;
  private long due;

  SlicerBehaviour(Slicing slicing, long pauseNanos) {
    this.slicing = slicing;
    this.pauseNanos = pauseNanos;
  }

  @Override
  public Step onChunk(Chunk chunk, long now) {
    if (hasPassed && now - due < 0) {
      return new Step.Wait(due);
    }
    if (chunk != current) {
      current = chunk;
      pieces = slicing.pieces(chunk.size());
    }
    hasPassed = true;
    due = now + pauseNanos;
    int size = pieces.isEmpty() ? chunk.size() : pieces.remove();
    if (pieces.isEmpty()) {
      current = null;
    }
    return new Step.Pass(size);
  }

  @Override
  public Step onEnd(long now) {
    return hasPassed && now - due < 0 ? new Step.Wait(due) : Step.END;
  }

  @Override
  public boolean holds(Chunk chunk) {
    return chunk == current;
  }
}
