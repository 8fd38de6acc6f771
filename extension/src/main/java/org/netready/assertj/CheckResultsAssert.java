// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.netready.verdict.CheckResult;
import org.netready.verdict.FailureText;
import org.netready.verdict.Verdict;

/** Assertions on the results of several checks. */
public class CheckResultsAssert
    extends AbstractAssert<CheckResultsAssert, Collection<? extends CheckResult>> {

  /**
   * Make assertions; {@link ReadinessAssertions#assertThatResults(Collection)} is the shorter way.
   */
  public CheckResultsAssert(Collection<? extends CheckResult> actual) {
    super(actual, CheckResultsAssert.class);
  }

  /**
   * Verify that there are results and that the verdict on each is {@link Verdict#PASS}. A failure
   * shows each of the others as its test would.
   */
  public CheckResultsAssert allPassed() {
    isNotNull();
    if (actual.isEmpty()) {
      failWithMessage("there are no results; expected at least one, and all passed");
    }
    List<? extends CheckResult> others =
        actual.stream().filter(result -> result.verdict() != Verdict.PASS).toList();
    if (!others.isEmpty()) {
      failWithMessage("%s", message(others));
    }
    return this;
  }

  private String message(List<? extends CheckResult> others) {
    return others.stream()
        .map(result -> "\n\n" + VerdictText.of(result) + "\n" + FailureText.of(result))
        .collect(
            Collectors.joining(
                "", "%s of %s checks did not pass:".formatted(others.size(), actual.size()), ""));
  }
}
