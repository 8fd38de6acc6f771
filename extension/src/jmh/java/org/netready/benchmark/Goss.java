// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Times {@code goss validate} on the endpoints, with several numbers of concurrent checks. */
final class Goss {

  private static final List<String> CONCURRENCIES = List.of("10", "50", "200");

  private final Path file;
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  Goss(Path folder, HttpsServers servers) {
    this.file = Scratch.write(folder.resolve("goss.yaml"), file(servers));
    CONCURRENCIES.forEach(it -> seconds.put(it, new ArrayList<>()));
  }

  static String version() {
    return Command.output(command(), "--version");
  }

  /** Run it once with each number. */
  void round() {
    seconds.forEach((concurrency, times) -> times.add(run(concurrency)));
  }

  /** Return the median of the best number. */
  double best() {
    return seconds.values().stream().map(Series::new).mapToDouble(Series::median).min().orElse(0);
  }

  void print() {
    seconds.forEach(
        (concurrency, times) ->
            Report.seconds(
                "`goss validate --max-concurrent %s`".formatted(concurrency), new Series(times)));
  }

  private double run(String concurrency) {
    return Command.succeeded(
            Command.run(
                List.of(
                    command(),
                    "--gossfile",
                    file.toString(),
                    "validate",
                    "--format",
                    "silent",
                    "--max-concurrent",
                    concurrency)))
        .seconds();
  }

  private static String command() {
    return System.getProperty("benchmark.goss", "goss");
  }

  private static String file(HttpsServers servers) {
    return servers.ports().stream()
        .map(
            port ->
                """
                  https://localhost:%s/:
                    status: 200
                    ca-file: %s
                """
                    .formatted(port, servers.authority()))
        .collect(Collectors.joining("", "http:\n", ""));
  }
}
