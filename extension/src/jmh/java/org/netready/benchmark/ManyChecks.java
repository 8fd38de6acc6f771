// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * 100,000 checks against a factory of 100,000 empty dynamic tests: heap for each check, and time
 * for each dynamic test.
 */
final class ManyChecks {

  private static final int REQUIREMENTS = 1000;
  private static final int HOSTS = 100;
  private static final int CHECKS = REQUIREMENTS * HOSTS;
  private static final String LIMITS = "check: 60s, concurrency: 4000, per-host: off";
  private static final int ROUNDS = 5;
  private static final double MOST_BYTES = 1024;
  private static final double MOST_TIME = 1.3;

  private ManyChecks() {}

  static void run() {
    Path folder = Scratch.directory("many-checks");
    try (Listeners listeners = Listeners.open(REQUIREMENTS)) {
      String own = Site.pack(folder, "own", listeners.ports(), "");
      List<Integer> one = Collections.nCopies(REQUIREMENTS, listeners.ports().get(0));
      String shared = Site.pack(folder, "shared", one, "");
      String environment = Site.environment(folder, Site.loopback(HOSTS), LIMITS, "");
      String number = Integer.toString(CHECKS);
      List<Figures> bare = new ArrayList<>();
      List<Figures> located = new ArrayList<>();
      List<Figures> sharing = new ArrayList<>();
      List<Figures> distinct = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        bare.add(bare(number));
        located.add(bare(number, own));
        sharing.add(product(shared, environment, folder));
        distinct.add(product(own, environment, folder));
      }
      Report.title("100,000 checks against an empty @TestFactory of 100,000 dynamic tests");
      Report.columns();
      rows("empty factory", bare);
      rows("with names and places", located);
      rows("checks that share 100 endpoints", sharing);
      rows("checks of 100,000 endpoints", distinct);
      heap(bare, located, distinct);
      time(bare, located, sharing);
    }
  }

  private static Figures bare(String... arguments) {
    return passed(Command.java(List.of(), List.of("-Xmx2g"), EmptyTestsProgram.class, arguments));
  }

  private static Figures product(String pack, String environment, Path folder) {
    return passed(
        Command.java(
            List.of(),
            List.of("-Xmx2g"),
            SuiteProgram.class,
            pack,
            environment,
            folder.toString(),
            "1"));
  }

  private static Figures passed(Figures figures) {
    if (figures.get("successful") != CHECKS) {
      throw new IllegalStateException("not every test passed: " + figures);
    }
    return figures;
  }

  private static void heap(List<Figures> bare, List<Figures> located, List<Figures> distinct) {
    double checks = Series.of(distinct, "live-heap").median();
    String form = "%,.0f";
    Report.goal(
        "heap of a check beyond an empty test, bytes",
        (checks - Series.of(bare, "live-heap").median()) / CHECKS,
        MOST_BYTES,
        form);
    Report.goal(
        "beyond an empty test with its name and place, bytes",
        (checks - Series.of(located, "live-heap").median()) / CHECKS,
        MOST_BYTES,
        form);
  }

  private static void time(List<Figures> bare, List<Figures> located, List<Figures> sharing) {
    String own = "cpu-in-tests";
    Report.ratio("time of a test against an empty one", ratio(sharing, bare, own), MOST_TIME);
    Report.ratio(
        "against an empty one with its name and place", ratio(sharing, located, own), MOST_TIME);
    Report.ratio(
        "the same with reading, planning and result files",
        ratio(sharing, located, "all"),
        MOST_TIME);
  }

  private static double ratio(List<Figures> some, List<Figures> others, String name) {
    return Series.of(some, name).median() / Series.of(others, name).median();
  }

  private static void rows(String what, List<Figures> runs) {
    Report.seconds(what + ": all", Series.of(runs, "all"));
    Report.seconds(what + ": until the first test", Series.of(runs, "before-tests"));
    Report.micros(what + ": a test", Series.of(runs, run -> run.get("in-tests") * 1e6 / CHECKS));
    Report.micros(
        what + ": a test, processor time",
        Series.of(runs, run -> run.get("cpu-in-tests") * 1e6 / CHECKS));
    Report.seconds(what + ": after the last test", Series.of(runs, "after-tests"));
    Report.bytes(
        what + ": live heap a test", Series.of(runs, run -> run.get("live-heap") / CHECKS));
  }
}
