// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A /24 times 10 ports, half dropped and half rejected, against {@code nmap -sT}. */
final class FilteredSubnet {

  private static final int ROUNDS = 3;
  private static final int HALF = 256 * 5;
  private static final double GOAL = 0.8;
  private static final String LIMIT = "1000";
  private static final List<String> COMMON =
      List.of("-sT", "-Pn", "-n", "-p" + DroppingNetwork.PORTS, DroppingNetwork.SUBNET);

  /** The time-out of a connect is 1 s in all of them, and none asks twice. */
  private static final String SAME =
      "--min-rtt-timeout 1s --initial-rtt-timeout 1s --max-rtt-timeout 1s --max-retries 0";

  private static final List<String> SETS =
      List.of(
          SAME,
          "-T5 --min-hostgroup 256 --min-parallelism 300 " + SAME,
          "-T5 --min-hostgroup 256 --min-parallelism 2560 --min-rate 100000 " + SAME);

  private FilteredSubnet() {}

  static void run() {
    List<Figures> own = new ArrayList<>();
    Nmap nmap;
    try (DroppingNetwork network = DroppingNetwork.open()) {
      nmap = new Nmap(network.atClient(), COMMON, SETS);
      for (int round = 0; round < ROUNDS; round++) {
        nmap.round();
        own.add(
            Command.java(
                network.atClient(),
                List.of(),
                ScanProgram.class,
                DroppingNetwork.SUBNET,
                DroppingNetwork.PORTS,
                LIMIT));
        if (own.get(round).get("FILTERED") != HALF || own.get(round).get("CLOSED") != HALF) {
          throw new IllegalStateException("not half and half: " + own.get(round));
        }
      }
    }
    Report.title("a /24 times 10 ports, half dropped, half rejected; time-out 1 s");
    Report.say("nmap", Nmap.version());
    Report.columns();
    nmap.print();
    Report.seconds("Netready: with JVM start", LoopbackScan.withStart(own));
    Report.seconds("Netready: the scan in a new JVM", Series.of(own, "first-scan"));
    double best = nmap.series(nmap.best()).median();
    Report.ratio(
        "the scan with JVM start against the best nmap",
        LoopbackScan.withStart(own).median() / best,
        GOAL);
    Report.ratio(
        "the scan against the best nmap", Series.of(own, "first-scan").median() / best, GOAL);
  }
}
