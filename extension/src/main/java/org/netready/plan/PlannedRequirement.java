// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import org.netready.spec.Requirement;

/**
 * What became of one requirement: at least one check or one gap.
 *
 * @param requirement the requirement
 * @param pack the pack's name
 * @param checks the checks, in order
 * @param gaps the gaps, in order
 */
public record PlannedRequirement(
    Requirement requirement, String pack, List<Check> checks, List<Gap> gaps) {

  /**
   * Make a planned requirement.
   *
   * @throws IllegalArgumentException if there is neither check nor gap: a requirement may not
   *     disappear
   */
  public PlannedRequirement {
    checks = List.copyOf(checks);
    gaps = List.copyOf(gaps);
    if (checks.isEmpty() && gaps.isEmpty()) {
      throw new IllegalArgumentException(
          "requirement '%s' has neither check nor gap".formatted(requirement.id()));
    }
  }

  /** Return whether all gaps are quiet and there is no check, so that nothing has to be shown. */
  public boolean isQuiet() {
    return checks.isEmpty() && gaps.stream().allMatch(gap -> gap.reason().isQuiet());
  }
}
