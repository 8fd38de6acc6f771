// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Says what a misspelt name should have been. */
final class Spelling {

  private static final int FARTHEST = 3;

  private Spelling() {}

  /**
   * Return the message for a name that is not there.
   *
   * @param kind what it should name
   * @param name the name
   * @param known the names that there are
   */
  static String unknown(String kind, String name, Collection<String> known) {
    String expected =
        known.isEmpty() ? "no %s, as there is none".formatted(kind) : "one of " + known;
    return "unknown %s '%s'; expected %s%s".formatted(kind, name, expected, hint(name, known));
  }

  /** Return a question that names the nearest of some names; the empty text if none is near. */
  static String hint(String name, Collection<String> known) {
    return closest(name, known).map(" (did you mean '%s'?)"::formatted).orElse("");
  }

  private static Optional<String> closest(String name, Collection<String> known) {
    int farthest = Math.min(FARTHEST, name.length() / 2);
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= farthest)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** Levenshtein's distance, whatever the case. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
