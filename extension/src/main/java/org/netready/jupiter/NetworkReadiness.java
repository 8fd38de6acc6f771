// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole suite for a test class that implements it: one dynamic test for each check of the chosen
 * packs, and one aborted test for each requirement and reason for which there is no check.
 */
@ExtendWith({ReadinessExtension.class, SimulationExtension.class})
public interface NetworkReadiness {

  /** Return the tests; all probes are under way when this returns. */
  @TestFactory
  default Stream<DynamicTest> requirements(Readiness readiness) {
    return readiness.tests();
  }
}
