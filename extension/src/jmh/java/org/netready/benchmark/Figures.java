// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers that a process of a benchmark found out, by name. The process prints them, each on a line
 * of its own; whatever else it prints is passed over.
 *
 * @param values the numbers
 */
record Figures(Map<String, Double> values) {

  private static final String MARK = "figure ";

  /** Print a number for the process that waits for it. */
  static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s%s %.6f%n", MARK, name, value);
  }

  /** Read what a process printed. */
  static Figures read(String output) {
    Map<String, Double> values = new TreeMap<>();
    output
        .lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.split(" "))
        .forEach(words -> values.put(words[1], Double.valueOf(words[2])));
    return new Figures(values);
  }

  /** Return a number. */
  double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no figure '%s' among %s".formatted(name, values));
    }
    return value;
  }

  /** Return the same with one number more. */
  Figures with(String name, double value) {
    Map<String, Double> more = new TreeMap<>(values);
    more.put(name, value);
    return new Figures(more);
  }
}
