// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that a misspelt one may have meant. */
final class Names {

  private static final int SHOWN = 5;

  private Names() {}

  /**
   * Return the known names that differ from the wrong one in less than half of its letters, the
   * nearest first; if there is none, a few of the others; empty only if no name is known.
   */
  static List<String> near(String wrong, Collection<String> known) {
    Comparator<String> nearest = Comparator.comparingInt(name -> distance(wrong, name));
    List<String> names =
        known.stream()
            .distinct()
            .sorted(nearest.thenComparing(Comparator.naturalOrder()))
            .limit(SHOWN)
            .toList();
    List<String> near =
        names.stream().filter(name -> 2 * distance(wrong, name) < wrong.length()).toList();
    return near.isEmpty() ? names : near;
  }

  /** Return the number of letters to insert, delete or replace (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
