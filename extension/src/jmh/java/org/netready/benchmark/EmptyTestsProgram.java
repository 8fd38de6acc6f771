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

/** Runs a factory of empty dynamic tests, in a process of its own. */
final class EmptyTestsProgram {

  private static int number;
  private static URI location = URI.create("netready:none");

  private EmptyTestsProgram() {}

  /**
   * Run it.
   *
   * @param arguments how many tests; a file, if they are to have names and places like Netready's
   */
  public static void main(String[] arguments) {
    number = Integer.parseInt(arguments[0]);
    if (arguments.length == 1) {
      JupiterRun.print(Bare.class, Map.of());
    } else {
      location = Path.of(arguments[1]).toUri();
      JupiterRun.print(Located.class, Map.of());
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
}
