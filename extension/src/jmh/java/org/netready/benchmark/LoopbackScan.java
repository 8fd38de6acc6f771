// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All 65,535 TCP ports of loopback, against {@code nmap -sT}. */
final class LoopbackScan {

  private static final int ROUNDS = 7;
  private static final int OPEN = 20;
  private static final int OTHERS = 200;
  private static final double GOAL = 1.0;
  private static final Pattern CLOSED = Pattern.compile("Not shown: (\\d+) closed");
  private static final List<String> COMMON = List.of("-sT", "-Pn", "-n", "-p-", "127.0.0.1");
  private static final List<String> SETS =
      List.of(
          "",
          "-T4",
          "-T5",
          "-T5 --min-rate 100000",
          "-T5 --min-parallelism 300 --max-retries 0",
          "-T5 --min-parallelism 1000 --max-retries 0 --min-rate 100000");

  private LoopbackScan() {}

  static void run() {
    Nmap nmap = new Nmap(List.of(), COMMON, SETS);
    List<Figures> own = new ArrayList<>();
    try (Listeners listeners = Listeners.open(OPEN)) {
      for (int round = 0; round < ROUNDS; round++) {
        nmap.round();
        own.add(
            Command.java(List.of(), List.of(), ScanProgram.class, "127.0.0.1", "1-65535", "5000"));
        requireTheSame(nmap.output(), own.get(round), listeners.ports().size());
      }
    }
    Report.title("65,535 TCP ports of loopback");
    Report.say("nmap", Nmap.version());
    Report.columns();
    nmap.print();
    Report.seconds("Netready: with JVM start", withStart(own));
    Report.seconds("Netready: the scan in a new JVM", Series.of(own, "first-scan"));
    Report.seconds("Netready: processor time until then", Series.of(own, "cpu"));
    Report.seconds("Netready: the scan once more", Series.of(own, "second-scan"));
    double best = nmap.series(nmap.best()).median();
    Report.ratio(
        "the scan with JVM start against the best nmap", withStart(own).median() / best, GOAL);
    Report.ratio(
        "the scan against the best nmap", Series.of(own, "first-scan").median() / best, GOAL);
  }

  /** Return the time of the whole process, without that of the second scan. */
  static Series withStart(List<Figures> runs) {
    return Series.of(runs, run -> run.get("process") - run.get("second-scan"));
  }

  /** Hold that both saw the same, but for what other processes of this machine did meanwhile. */
  private static void requireTheSame(String nmap, Figures own, int open) {
    Matcher closed = CLOSED.matcher(nmap);
    long expected = closed.find() ? Long.parseLong(closed.group(1)) : 0;
    if (Math.abs(own.get("CLOSED") - expected) > OTHERS
        || own.get("OPEN") < open
        || own.get("FILTERED") > 0) {
      throw new IllegalStateException(
          "nmap saw %s closed ports, Netready %s".formatted(expected, own));
    }
  }
}
