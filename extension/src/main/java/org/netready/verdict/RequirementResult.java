// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.netready.plan.PlannedRequirement;

/**
 * The verdict on one requirement.
 *
 * @param planned the requirement with its checks and gaps
 * @param results the results of its checks, in order
 */
public record RequirementResult(PlannedRequirement planned, List<CheckResult> results) {

  /** Make a result. */
  public RequirementResult {
    results = List.copyOf(results);
  }

  /**
   * Return the verdict: the worst of the checks, or the best where one of them is enough; empty if
   * there are gaps only.
   */
  public Optional<Verdict> verdict() {
    Comparator<Verdict> severity = Comparator.naturalOrder();
    var verdicts = results.stream().map(CheckResult::verdict);
    return planned.requirement().oneIsEnough() ? verdicts.min(severity) : verdicts.max(severity);
  }

  /** Return whether it is proved in full: PASS without a gap that is not quiet. */
  public boolean isProven() {
    return isPass() && !hasVisibleGap();
  }

  /** Return whether what could be checked passed, and something could not be checked. */
  public boolean isPartlyProven() {
    return isPass() && hasVisibleGap();
  }

  private boolean isPass() {
    return verdict().filter(Verdict.PASS::equals).isPresent();
  }

  private boolean hasVisibleGap() {
    return planned.gaps().stream().anyMatch(gap -> !gap.reason().isQuiet());
  }
}
