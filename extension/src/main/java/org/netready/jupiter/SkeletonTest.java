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

/**
 * What a suite does when a skeleton of an environment is wanted: it writes it and probes nothing.
 */
final class SkeletonTest {

  private SkeletonTest() {}

  /** Return one test, which writes the file and aborts, or fails if it cannot. */
  static Stream<DynamicTest> stream(Path file, SuiteLoader loader, Session session) {
    return Stream.of(dynamicTest("skeleton of an environment", () -> write(file, loader, session)));
  }

  private static void write(Path file, SuiteLoader loader, Session session) {
    if (!session.isFirstToWrite(file, loader.name())) {
      throw Aborted.because("another class of this run writes " + file);
    }
    List<PackSelection> packs = loader.selections();
    NewFile.write(file, EnvironmentSkeleton.text(packs));
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
