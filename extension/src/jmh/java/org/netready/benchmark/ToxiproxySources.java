// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netready.probe.VantageException;
import org.netready.simulation.toxiproxy.Toxic;
import org.netready.simulation.toxiproxy.Toxiproxy;
import org.netready.simulation.toxiproxy.ToxiproxySource;

/** The embedded Toxiproxy against the real one: accuracy, throughput and start. */
final class ToxiproxySources {

  private static final int ROUNDS = 7;
  private static final int ECHOES = 10;
  private static final int LATENCY_MILLIS = 100;
  private static final int RATE = 1_000;
  private static final int BANDWIDTH_BYTES = 500_000;
  private static final int THROUGHPUT_BYTES = 256 << 20;
  private static final String EMBEDDED = "embedded";
  private static final String REAL = "path";
  private static final String DOCKER = "docker";

  private final Map<String, List<Figures>> runs = new LinkedHashMap<>();

  private ToxiproxySources() {}

  static void run() {
    Map<String, ToxiproxySource> sources = sources();
    ToxiproxySources benchmark = new ToxiproxySources();
    sources.keySet().forEach(name -> benchmark.runs.put(name, new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      sources.forEach((name, source) -> benchmark.runs.get(name).add(measure(source)));
    }
    benchmark.print();
  }

  private static Map<String, ToxiproxySource> sources() {
    String server = System.getProperty("benchmark.toxiproxy", "");
    String real = server.isEmpty() ? REAL : REAL + ":" + server;
    Map<String, ToxiproxySource> sources = new LinkedHashMap<>();
    for (String text : List.of(EMBEDDED, real)) {
      sources.put(text.startsWith(REAL) ? REAL : text, parse(text));
    }
    if (Boolean.getBoolean("benchmark.docker")) {
      sources.put(DOCKER, parse(DOCKER));
    }
    return sources;
  }

  private static ToxiproxySource parse(String text) {
    return ToxiproxySource.parse(text, Path.of("").toAbsolutePath());
  }

  private static Figures measure(ToxiproxySource source) {
    long start = System.nanoTime();
    try (Toxiproxy toxiproxy = source.open();
        ProxiedPeers peers = ProxiedPeers.open(toxiproxy)) {
      double startSeconds = (System.nanoTime() - start) / 1e9;
      double direct = peers.echoSeconds(ECHOES);
      double throughput = peers.receiveSeconds(THROUGHPUT_BYTES);
      var latency = peers.add(new Toxic.Latency(Duration.ofMillis(LATENCY_MILLIS), Duration.ZERO));
      double delayed = peers.echoSeconds(ECHOES);
      latency.remove();
      peers.add(new Toxic.Bandwidth(RATE));
      double slow = peers.receiveSeconds(BANDWIDTH_BYTES);
      return new Figures(
          Map.of(
              "start", startSeconds,
              "echo", direct,
              "throughput", throughput,
              "latency", delayed - direct,
              "bandwidth", slow));
    } catch (VantageException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void print() {
    Report.title("Toxiproxy, embedded against real");
    Report.columns();
    runs.forEach(
        (name, figures) -> {
          Report.seconds(name + ": start until it is tried out, first in this JVM", first(figures));
          Report.seconds(name + ": start, later", later(figures));
          Report.micros(
              name + ": an echo without toxics", Series.of(figures, run -> run.get("echo") * 1e6));
          Report.seconds(name + ": 256 MiB without toxics", Series.of(figures, "throughput"));
          Report.seconds(name + ": what a latency of 0.1 s adds", Series.of(figures, "latency"));
          Report.seconds(name + ": 500 kB at 1000 kB/s (0.5 s)", Series.of(figures, "bandwidth"));
        });
    ratio("latency", "the time that a latency adds", 1.05);
    ratio("bandwidth", "the time that a bandwidth takes", 1.05);
    ratio("throughput", "the time of 256 MiB", 1.5);
    ratio("echo", "the time of an echo", 2.0);
    Report.ratio(
        "start, embedded by real",
        later(runs.get(EMBEDDED)).median() / later(runs.get(REAL)).median(),
        1.0);
  }

  private void ratio(String figure, String what, double goal) {
    Report.ratio(
        what + ", embedded by real",
        Series.of(runs.get(EMBEDDED), figure).median() / Series.of(runs.get(REAL), figure).median(),
        goal);
  }

  private static Series first(List<Figures> figures) {
    return Series.of(figures.subList(0, 1), "start");
  }

  private static Series later(List<Figures> figures) {
    return Series.of(figures.subList(1, figures.size()), "start");
  }
}
