// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A suite of 1,000 endpoints of which every one is dropped, against the limit of a check. */
final class FilteredEndpoints {

  private static final int ROUNDS = 3;
  private static final int HOSTS = 250;
  private static final int FIRST_PORT = 1001;
  private static final int PORTS = 4;
  private static final int LIMIT_SECONDS = 5;
  private static final double GOAL = 1.1;

  private FilteredEndpoints() {}

  static void run() {
    Path folder = Scratch.directory("filtered-endpoints");
    List<Integer> ports = IntStream.range(FIRST_PORT, FIRST_PORT + PORTS).boxed().toList();
    String pack = Site.pack(folder, "dropped", ports, "");
    List<String> hosts = IntStream.rangeClosed(1, HOSTS).mapToObj(i -> "198.51.100." + i).toList();
    String environment = Site.environment(folder, hosts, "check: %ss".formatted(LIMIT_SECONDS), "");
    List<Figures> runs = new ArrayList<>();
    try (DroppingNetwork network = DroppingNetwork.open()) {
      for (int round = 0; round < ROUNDS; round++) {
        runs.add(
            Command.java(
                network.atClient(),
                List.of("-Xmx512m"),
                SuiteProgram.class,
                pack,
                environment,
                folder.toString(),
                "1"));
        if (runs.get(round).get("failed") < HOSTS * PORTS) {
          throw new IllegalStateException("not every check failed: " + runs.get(round));
        }
      }
    }
    Report.title("1,000 dropped endpoints; limit of a check %s s".formatted(LIMIT_SECONDS));
    Report.columns();
    Report.seconds(
        "until the first test: JUnit, reading, planning", Series.of(runs, "before-tests"));
    Report.seconds("from the first test to the last", Series.of(runs, "in-tests"));
    Report.seconds("all of the suite", Series.of(runs, "all"));
    Report.seconds("with JVM start", Series.of(runs, "process"));
    Report.ratio(
        "the suite, in limits of a check", Series.of(runs, "all").median() / LIMIT_SECONDS, GOAL);
  }
}
