// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import org.jspecify.annotations.Nullable;

/**
 * Ends a time after the first chunk or the end. The connection was opened to be reset when it is
 * closed; see {@link Connection}.
 */
final class ResetPeerBehaviour implements Behaviour {

  private final long timeoutNanos;
  private @Nullable Chunk first;
  private boolean isArmed;
  private long due;

  ResetPeerBehaviour(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
  }

  @Override
  public Step onChunk(Chunk chunk, long now) {
    if (first == null) {
      first = chunk;
    }
    return onEnd(now);
  }

  @Override
  public Step onEnd(long now) {
    if (!isArmed) {
      isArmed = true;
      due = now + timeoutNanos;
    }
    return now - due < 0 ? new Step.Wait(due) : Step.END;
  }

  @Override
  public boolean holds(Chunk chunk) {
    return chunk == first;
  }

  @Override
  public boolean needsRoom() {
    return false;
  }
}
