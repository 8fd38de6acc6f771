// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/**
 * What a toxic does to one direction of one connection. It is asked again whenever something
 * happened, so the same question gets the same answer until its time has come. Used on the event
 * loop only; times are those of {@link System#nanoTime()}.
 */
interface Behaviour {

  /**
   * Return what to do with the oldest chunk, when there is room behind this toxic or it needs none.
   */
  Step onChunk(Chunk chunk, long now);

  /** Return what to do when all chunks have passed and nothing more will come. */
  default Step onEnd(long now) {
    return Step.END;
  }

  /** Return what to do when all chunks have passed and more may come. */
  default Step onIdle(long now) {
    return Step.STALL;
  }

  /** Return how many chunks may wait for this toxic before the peer is made to wait. */
  default int capacity() {
    return 1;
  }

  /** Return whether the toxic needs room behind it; not if it lets nothing pass. */
  default boolean needsRoom() {
    return true;
  }

  /** Return whether the toxic holds that chunk already, which a change of the toxic lets go. */
  default boolean holds(Chunk chunk) {
    return false;
  }

  /** Return whether removing this toxic ends the stream, since part of it is lost. */
  default boolean endsWhenRemoved() {
    return false;
  }
}
