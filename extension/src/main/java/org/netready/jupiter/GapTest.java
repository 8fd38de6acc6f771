// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.function.Executable;
import org.netready.environment.FailOn;
import org.netready.plan.Gap;
import org.netready.spec.Requirement;

/** A dynamic test of the gaps that a requirement has for one reason: it aborts with that reason. */
final class GapTest implements Executable, ReportedTest {

  private final String id;
  private final List<Gap> gaps;
  private final Suite suite;

  GapTest(String id, List<Gap> gaps, Suite suite) {
    this.id = id;
    this.gaps = List.copyOf(gaps);
    this.suite = suite;
  }

  @Override
  public void execute() {
    Gap first = gaps.get(0);
    Requirement requirement = first.requirement();
    String details =
        gaps.stream().map(Gap::detail).distinct().limit(5).collect(Collectors.joining("; "));
    String message =
        "gap: %s: %s%n  required by:  %s%n  specified at: %s"
            .formatted(
                first.reason().words(), details, requirement.citation(), requirement.position());
    if (suite.failOn().contains(FailOn.GAP)) {
      throw new RequirementNotMet(
          message,
          "a check",
          first.reason().words(),
          TestLocation.frame(suite.name(), id, requirement.position()));
    }
    throw Aborted.because(message);
  }

  @Override
  public Map<String, String> entries() {
    return Map.of("netready.id", id, "netready.gap", gaps.get(0).reason().words());
  }
}
