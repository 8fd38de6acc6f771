// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.netready.environment.NewFile;
import org.netready.plan.EnvironmentSkeleton;
import org.netready.spec.PackSelection;
import org.netready.yaml.SpecException;

/**
 * What a suite does when a skeleton of an environment is wanted: it writes it and probes nothing.
 */
final class SkeletonTest {

  private SkeletonTest() {}

  /** Return one test, which writes the file and aborts, or fails if it cannot. */
  static Stream<DynamicTest> stream(
      Path file, List<PackSelection> packs, Call call, Session session) {
    return Stream.of(
        dynamicTest(
            call.title() + ": skeleton of an environment",
            FailingTest.NOWHERE,
            () -> write(file, packs, call, session)));
  }

  private static void write(Path file, List<PackSelection> packs, Call call, Session session) {
    if (!session.isFirstToWrite(file, call)) {
      throw Aborted.because("another class or factory of this run writes " + file);
    }
    try {
      NewFile.write(file, EnvironmentSkeleton.text(packs));
    } catch (SpecException e) {
      e.setStackTrace(new StackTraceElement[] {call.frame()});
      throw e;
    }
    Console.print(
        List.of(
            "wrote "
                + file
                + ": fill in the hosts of each role, the values marked 'fill in' and"
                + " the vantage points,",
            "then run with -Dnetready.environment=" + file));
    throw Aborted.because("wrote " + file + "; nothing was probed");
  }
}
