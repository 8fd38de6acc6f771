// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.Set;
import org.netready.environment.Environment;
import org.netready.environment.FailOn;
import org.netready.plan.Plan;

/**
 * A suite that is ready to run.
 *
 * @param name the test class
 * @param environment the site
 * @param plan what is to be checked
 * @param failOn what makes a test fail
 * @param isDryRun whether nothing is to be probed
 */
record Suite(
    String name, Environment environment, Plan plan, Set<FailOn> failOn, boolean isDryRun) {

  /** Make a suite. */
  Suite {
    failOn = Set.copyOf(failOn);
  }

  /** Return what every output of a simulated run says after its first words. */
  String simulatedMark() {
    return environment.isSimulated() ? " (simulated)" : "";
  }
}
