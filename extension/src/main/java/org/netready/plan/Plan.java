// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;

/**
 * What a run is going to do: every requirement of the chosen packs, in document order.
 *
 * @param requirements the requirements with their checks and gaps
 */
public record Plan(List<PlannedRequirement> requirements) {

  /** Make a plan. */
  public Plan {
    requirements = List.copyOf(requirements);
  }

  /** Return all checks, in order. */
  public List<Check> checks() {
    return requirements.stream().flatMap(planned -> planned.checks().stream()).toList();
  }

  /** Return all gaps, in order. */
  public List<Gap> gaps() {
    return requirements.stream().flatMap(planned -> planned.gaps().stream()).toList();
  }
}
