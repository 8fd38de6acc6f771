// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.util.Map;
import java.util.TreeMap;

/** Runs one benchmark by its name. */
final class Benchmarks {

  private static final Map<String, Runnable> ALL =
      new TreeMap<>(
          Map.of(
              "filtered-endpoints", FilteredEndpoints::run,
              "https-endpoints", HttpsEndpoints::run,
              "filtered-subnet", FilteredSubnet::run,
              "loopback-scan", LoopbackScan::run,
              "many-checks", ManyChecks::run,
              "toxiproxy", ToxiproxySources::run));

  private Benchmarks() {}

  /**
   * Run a benchmark.
   *
   * @param arguments its name
   */
  public static void main(String[] arguments) {
    Runnable benchmark = arguments.length == 1 ? ALL.get(arguments[0]) : null;
    if (benchmark == null) {
      System.err.printf("no such benchmark; expected one of %s%n", ALL.keySet());
      System.exit(2);
    }
    benchmark.run();
  }
}
