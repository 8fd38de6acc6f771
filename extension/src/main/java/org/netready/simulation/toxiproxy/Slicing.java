// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * Cuts a size into pieces by halving, each cut a little off the middle, until a piece is no larger
 * than the average and its variation.
 *
 * @param averageSize the size aimed at, in bytes; at least 1 is used
 * @param variation how far off the middle a cut may be, in bytes
 * @param random draws the cuts
 */
record Slicing(long averageSize, long variation, RandomGenerator random) {

  Slicing {
    averageSize = Math.max(1, averageSize);
    variation = Math.max(0, variation);
  }

  /** Return the sizes of the pieces in order. */
  Deque<Integer> pieces(int size) {
    Deque<Integer> pieces = new ArrayDeque<>();
    cut(size, pieces);
    return pieces;
  }

  private void cut(int size, Deque<Integer> pieces) {
    if (size <= 1 || size - averageSize <= variation) {
      pieces.add(size);
      return;
    }
    int first = (int) Math.max(1, Math.min(size - 1L, size / 2 + offset()));
    cut(first, pieces);
    cut(size - first, pieces);
  }

  private long offset() {
    return variation == 0 ? 0 : random.nextLong(-variation, variation);
  }
}
