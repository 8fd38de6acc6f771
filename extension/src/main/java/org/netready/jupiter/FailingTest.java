// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.netready.yaml.Position;
import org.netready.yaml.Problem;
import org.netready.yaml.SpecException;

/** Tests that stand in for those that could not be made, so that nothing ends empty and green. */
final class FailingTest {

  /** Surefire writes the display name of a test only if it has a URI. */
  static final URI NOWHERE = URI.create("netready:suite");

  private FailingTest() {}

  /** Return a test that fails with all mistakes, whose one frame is at the first of them. */
  static Stream<DynamicTest> of(Call call, SpecException mistakes) {
    Optional<Position> place =
        mistakes.problems().stream().map(Problem::position).flatMap(Optional::stream).findFirst();
    SpecException shown = new SpecException(mistakes.problems());
    shown.setStackTrace(
        new StackTraceElement[] {
          place
              .map(it -> TestLocation.frame(call.testClass(), call.method(), it))
              .orElseGet(call::frame)
        });
    String name = call.title() + ": the configuration is wrong";
    URI uri = place.map(TestLocation::uri).orElse(NOWHERE);
    return Stream.of(
        dynamicTest(
            name,
            uri,
            () -> {
              throw shown;
            }));
  }

  /** Return a test that fails with what broke. */
  static Stream<DynamicTest> of(Call call, String what, Exception problem) {
    return Stream.of(
        dynamicTest(
            call.title() + ": " + what,
            NOWHERE,
            () -> {
              throw problem;
            }));
  }
}
