// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.EnumSet;
import java.util.Set;
import org.netready.environment.Environment;
import org.netready.environment.FailOn;
import org.netready.plan.Plan;
import org.netready.spec.Level;
import org.netready.spec.Requirement;
import org.netready.verdict.Headline.Scope;

/**
 * A suite that is ready to run.
 *
 * @param environment the site
 * @param plan what is to be checked
 * @param failOn what makes a test fail
 * @param isDryRun whether nothing is to be probed
 * @param isFiltered whether a filter chose what is checked
 */
record Suite(
    Environment environment, Plan plan, Set<FailOn> failOn, boolean isDryRun, boolean isFiltered) {

  /** Make a suite. */
  Suite {
    failOn = Set.copyOf(failOn);
  }

  /** Return whether what is not as it should be makes a test fail, if it is of a kind that does. */
  boolean counts(Requirement requirement) {
    return requirement.obsolete().isEmpty()
        && (requirement.level() == Level.MUST
            || (requirement.level() == Level.SHOULD && failOn.contains(FailOn.SHOULD)));
  }

  /** Return a text without what must not be shown. */
  String redact(String text) {
    return environment.source().redact(text);
  }

  /** Return what the headline has to say of what is run. */
  Set<Scope> scope() {
    Set<Scope> scope = EnumSet.noneOf(Scope.class);
    if (environment.isSimulated()) {
      scope.add(Scope.SIMULATED);
    }
    if (isFiltered) {
      scope.add(Scope.FILTERED);
    }
    return scope;
  }

  /** Return what every output of a simulated run says after its first words. */
  String simulatedMark() {
    return environment.isSimulated() ? " (simulated)" : "";
  }
}
