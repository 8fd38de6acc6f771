// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Map;
import org.netready.probe.Question;

/**
 * What a run is going to do: every requirement of the chosen packs, in document order.
 *
 * @param requirements the requirements with their checks and gaps
 * @param vantageControls what shows that a vantage point reaches anything at all, by its name; for
 *     those from which something must be blocked
 */
public record Plan(
    List<PlannedRequirement> requirements, Map<String, List<Question>> vantageControls) {

  /** Make a plan. */
  public Plan {
    requirements = List.copyOf(requirements);
    vantageControls = Map.copyOf(vantageControls);
  }

  /** Make a plan without controls of vantage points. */
  public Plan(List<PlannedRequirement> requirements) {
    this(requirements, Map.of());
  }

  /** Return what shows that a vantage point reaches anything at all; empty if nothing does. */
  public List<Question> vantageControls(String vantagePoint) {
    return vantageControls.getOrDefault(vantagePoint, List.of());
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
