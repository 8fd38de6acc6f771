// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what a benchmark found out, as rows of a Markdown table. */
final class Report {

  private Report() {}

  /** Begin a report: what was run, and on what. */
  static void title(String what) {
    System.out.printf("%n%s%n%n", what);
    say("date", LocalDate.now().toString());
    say("machine", machine());
    say("java", System.getProperty("java.runtime.version"));
  }

  /** Begin the table. */
  static void columns() {
    System.out.printf("%n| what | median | least | most |%n|---|---|---|---|%n");
  }

  static void seconds(String what, Series series) {
    row(what, series, "%.3f s");
  }

  static void bytes(String what, Series series) {
    row(what, series, "%,.0f bytes");
  }

  static void micros(String what, Series series) {
    row(what, series, "%.2f µs");
  }

  static void count(String what, Series series) {
    row(what, series, "%,.0f");
  }

  /** Print a ratio with its goal, and whether it is met. */
  static void ratio(String what, double value, double goal) {
    goal(what, value, goal, "%.2f");
  }

  /** Print a number with the most that it may be, and whether it is met. */
  static void goal(String what, double value, double goal, String format) {
    String form = "| **" + what + "** | **" + format + "** | goal: <= " + format + " | %s |%n";
    System.out.printf(Locale.ROOT, form, value, goal, value <= goal ? "met" : "missed");
  }

  /** Print a fact on a line of its own. */
  static void say(String what, String value) {
    System.out.printf("%-10s %s%n", what + ":", value);
  }

  private static void row(String what, Series series, String format) {
    String form = "| %s | " + format + " | " + format + " | " + format + " |%n";
    System.out.printf(Locale.ROOT, form, what, series.median(), series.least(), series.most());
  }

  private static String machine() {
    return "%s cores, %s %s, load %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            load());
  }

  /** Return the load averages of the last 1, 5 and 15 minutes: others may be at work here. */
  private static String load() {
    try {
      String text = Files.readString(Path.of("/proc/loadavg"));
      return text.lines()
          .limit(1)
          .flatMap(line -> java.util.stream.Stream.of(line.split(" ")).limit(3))
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
