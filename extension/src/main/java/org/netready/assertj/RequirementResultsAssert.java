// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.netready.verdict.RequirementResult;
import org.netready.verdict.Verdict;

/** Assertions on what came of several requirements. */
public class RequirementResultsAssert
    extends AbstractAssert<RequirementResultsAssert, Collection<? extends RequirementResult>> {

  /**
   * Make assertions; {@link ReadinessAssertions#assertThatResults(Collection)} is the shorter way.
   */
  public RequirementResultsAssert(Collection<? extends RequirementResult> actual) {
    super(actual, RequirementResultsAssert.class);
  }

  /**
   * Verify that every requirement is proven in full: the verdict is {@link Verdict#PASS}, nothing
   * of it is a gap, and of a range or prefix not a sample alone was asked. Those that do not apply
   * here have nothing to show, and one at least has to apply. A failure shows what is missing of
   * each of the others as its tests would.
   */
  public RequirementResultsAssert allPassed() {
    isNotNull();
    if (actual.isEmpty()) {
      failWithMessage("there are no results; expected at least one, and all passed");
    }
    if (actual.stream().allMatch(RequirementResult::isNotApplicable)) {
      failWithMessage(
          "none of %s requirements applies; expected at least one, and all passed", actual.size());
    }
    List<? extends RequirementResult> others =
        actual.stream().filter(it -> !it.isNotApplicable() && !it.isProven()).toList();
    if (!others.isEmpty()) {
      failWithMessage("%s", message(others));
    }
    return this;
  }

  private String message(List<? extends RequirementResult> others) {
    return others.stream()
        .map(it -> "\n\n" + Unproven.of(it))
        .collect(
            Collectors.joining(
                "",
                "%s of %s requirements not proven:".formatted(others.size(), actual.size()),
                ""));
  }
}
