// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.netready.jupiter.NetworkReadiness;

/** One run of {@link ManyChecks}, in a process of its own. */
final class ManyChecksProgram {

  private static int number;
  private static URI location = URI.create("netready:none");

  private ManyChecksProgram() {}

  /**
   * Run it.
   *
   * @param arguments {@code bare} and a number of tests; {@code located}, a number and a file; or
   *     {@code product} with a pack, an environment and a folder for results
   */
  public static void main(String[] arguments) {
    switch (arguments[0]) {
      case "bare" -> {
        number = Integer.parseInt(arguments[1]);
        JupiterRun.print(Bare.class, Map.of());
      }
      case "located" -> {
        number = Integer.parseInt(arguments[1]);
        location = Path.of(arguments[2]).toUri();
        JupiterRun.print(Located.class, Map.of());
      }
      default ->
          JupiterRun.print(Suite.class, Site.parameters(arguments[1], arguments[2], arguments[3]));
    }
  }

  /** Dynamic tests that do nothing. */
  static final class Bare {

    @TestFactory
    Stream<DynamicTest> tests() {
      return IntStream.range(0, number).mapToObj(i -> dynamicTest("test " + i, () -> {}));
    }
  }

  /** The same with names and places as the product's tests have them. */
  static final class Located {

    @TestFactory
    Stream<DynamicTest> tests() {
      return IntStream.range(0, number).mapToObj(i -> dynamicTest(name(i), place(i), () -> {}));
    }

    private static String name(int i) {
      return "own-%04d:clients@client-1>servers@127.1.0.%d:%d/tcp clients reach a port of all servers"
          .formatted(i / 100, i % 100 + 1, 30_000 + i / 100);
    }

    private static URI place(int i) {
      return URI.create(location + "?line=" + i);
    }
  }

  /** The product's own suite. */
  static final class Suite implements NetworkReadiness {}
}
