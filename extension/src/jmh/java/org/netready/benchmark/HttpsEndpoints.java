// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** 200 local HTTPS endpoints against goss and blackbox_exporter. */
final class HttpsEndpoints {

  private static final int ROUNDS = 5;
  private static final int ENDPOINTS = 200;
  private static final double GOAL = 1.0;

  private HttpsEndpoints() {}

  static void run() {
    Path folder = Scratch.directory("https-endpoints");
    List<Figures> first = new ArrayList<>();
    List<Figures> later = new ArrayList<>();
    try (HttpsServers servers = HttpsServers.open(folder, ENDPOINTS);
        BlackboxExporter blackbox = BlackboxExporter.open(folder, servers.authority())) {
      Goss goss = new Goss(folder, servers);
      String pack = Site.pack(folder, "https", servers.ports(), Site.HTTPS);
      String environment =
          Site.environment(
              folder,
              List.of("{host: localhost, address: 127.0.0.1}"),
              "check: 5s, per-host: off",
              "trust: {site: [%s]}".formatted(servers.authority()));
      for (int round = 0; round < ROUNDS; round++) {
        first.add(suite(pack, environment, folder, "1"));
        goss.round();
        blackbox.round(servers.ports());
        later.add(suite(pack, environment, folder, "10"));
      }
      report(first, later, goss, blackbox);
    }
  }

  private static Figures suite(String pack, String environment, Path folder, String times) {
    Figures figures =
        Command.java(
            List.of(),
            List.of("-Xmx512m"),
            SuiteProgram.class,
            pack,
            environment,
            folder.toString(),
            times);
    if (figures.get("successful") != ENDPOINTS) {
      throw new IllegalStateException("not every test passed: " + figures);
    }
    return figures;
  }

  private static void report(
      List<Figures> first, List<Figures> later, Goss goss, BlackboxExporter blackbox) {
    Report.title("200 local HTTPS endpoints");
    Report.say("goss", Goss.version());
    Report.say("blackbox", BlackboxExporter.version());
    Report.say("servers", HttpsServers.version());
    Report.columns();
    goss.print();
    blackbox.print();
    Report.seconds("Netready: with JVM start", Series.of(first, "process"));
    Report.seconds("Netready: the suite in a new JVM", Series.of(first, "all"));
    Report.seconds("Netready: until the first test", Series.of(first, "before-tests"));
    Report.seconds("Netready: the suite for the tenth time", Series.of(later, "all"));
    double all = Series.of(first, "all").median();
    double warm = Series.of(later, "all").median();
    Report.ratio("the suite in a new JVM against goss", all / goss.best(), GOAL);
    Report.ratio("the suite in a new JVM against blackbox_exporter", all / blackbox.best(), GOAL);
    Report.ratio("the suite in a warm JVM against goss", warm / goss.best(), GOAL);
    Report.ratio("the suite in a warm JVM against blackbox_exporter", warm / blackbox.best(), GOAL);
  }
}
