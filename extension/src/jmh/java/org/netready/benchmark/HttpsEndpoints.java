// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** 200 local HTTPS endpoints against goss, blackbox_exporter and the least that Java can do. */
final class HttpsEndpoints {

  private static final int ROUNDS = 3;
  private static final int ENDPOINTS = 200;
  private static final String MANY_TIMES = "20";
  private static final double GOAL = 1.0;

  private final Path folder = Scratch.directory("https-endpoints");
  private final List<Figures> suite = new ArrayList<>();
  private final List<Figures> warmSuite = new ArrayList<>();
  private final List<Figures> plain = new ArrayList<>();
  private final List<Figures> warmPlain = new ArrayList<>();

  private HttpsEndpoints() {}

  static void run() {
    Report.title("200 local HTTPS endpoints");
    Report.say("goss", Goss.version());
    Report.say("blackbox", BlackboxExporter.version());
    Report.say("servers", HttpsServers.version());
    for (HttpsServers.Keys keys : HttpsServers.Keys.values()) {
      Report.say("keys", keys.name());
      new HttpsEndpoints().measure(keys);
    }
  }

  private void measure(HttpsServers.Keys keys) {
    try (HttpsServers servers = HttpsServers.open(folder, ENDPOINTS, keys);
        BlackboxExporter blackbox = BlackboxExporter.open(folder, servers.authority())) {
      Goss goss = new Goss(folder, servers);
      String pack = Site.pack(folder, "https", servers.ports(), Site.HTTPS);
      String environment =
          Site.environment(
              folder,
              List.of("{host: localhost, address: 127.0.0.1}"),
              "check: 60s",
              "trust: {site: [%s]}".formatted(servers.authority()));
      for (int round = 0; round < ROUNDS; round++) {
        suite.add(suite(pack, environment, "1"));
        goss.round();
        blackbox.round(servers.ports());
        plain.add(plain(servers, "1"));
        warmSuite.add(suite(pack, environment, MANY_TIMES));
        warmPlain.add(plain(servers, MANY_TIMES));
      }
      report(goss, blackbox);
    }
  }

  private Figures suite(String pack, String environment, String times) {
    return passed(
        Command.java(
            List.of(),
            List.of("-Xmx512m"),
            SuiteProgram.class,
            pack,
            environment,
            folder.toString(),
            times));
  }

  private static Figures plain(HttpsServers servers, String times) {
    return passed(
        Command.java(
            List.of(),
            List.of("-Xmx512m"),
            PlainTlsProgram.class,
            servers.authority().toString(),
            servers.ports().get(0).toString(),
            Integer.toString(ENDPOINTS),
            times));
  }

  private static Figures passed(Figures figures) {
    if (figures.get("successful") != ENDPOINTS) {
      throw new IllegalStateException("not every endpoint answered: " + figures);
    }
    return figures;
  }

  private void report(Goss goss, BlackboxExporter blackbox) {
    Report.columns();
    goss.print();
    blackbox.print();
    Report.seconds("Java's sockets alone, in a new JVM", Series.of(plain, "all"));
    Report.seconds("the same for the 20th time", Series.of(warmPlain, "all"));
    Report.seconds("Netready: with JVM start", Series.of(suite, "process"));
    Report.seconds("Netready: the suite in a new JVM", Series.of(suite, "all"));
    Report.seconds("Netready: until the first test", Series.of(suite, "before-tests"));
    Report.seconds("Netready: the suite for the 20th time", Series.of(warmSuite, "all"));
    ratios("in a new JVM", Series.of(suite, "all").median(), goss, blackbox, plain);
    ratios("for the 20th time", Series.of(warmSuite, "all").median(), goss, blackbox, warmPlain);
  }

  private static void ratios(
      String when, double own, Goss goss, BlackboxExporter blackbox, List<Figures> plain) {
    Report.ratio("the suite %s against goss".formatted(when), own / goss.best(), GOAL);
    Report.ratio(
        "the suite %s against blackbox_exporter".formatted(when), own / blackbox.best(), GOAL);
    Report.ratio(
        "the suite %s against Java's sockets alone".formatted(when),
        own / Series.of(plain, "all").median(),
        GOAL);
  }
}
