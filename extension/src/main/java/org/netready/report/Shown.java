// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What of a long list is written: all of a short one, else the first of each kind. */
final class Shown {

  private static final int MOST = 256;
  private static final int MOST_OF_A_KIND = 64;

  private Shown() {}

  /** Return what is written, in order. */
  static <T, K> List<T> of(List<T> all, Function<T, K> kind) {
    if (all.size() <= MOST) {
      return all;
    }
    Map<K, Integer> counts = new HashMap<>();
    List<T> shown = new ArrayList<>();
    for (T item : all) {
      if (counts.merge(kind.apply(item), 1, Integer::sum) <= MOST_OF_A_KIND) {
        shown.add(item);
      }
    }
    return shown;
  }
}
