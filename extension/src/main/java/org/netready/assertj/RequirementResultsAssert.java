// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.netready.probe.Cause;
import org.netready.verdict.CheckResult;
import org.netready.verdict.RequirementResult;
import org.netready.verdict.Verdict;

/** Assertions on what came of several requirements. */
public class RequirementResultsAssert
    extends AbstractAssert<RequirementResultsAssert, Collection<? extends RequirementResult>> {

  private static final String FAIL = "FAIL, ";

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

  /**
   * Verify that exactly some requirements fail, each for a reason: what a rehearsal expects. One
   * that is obsolete, INCONCLUSIVE or not checked does not fail.
   *
   * @param causes the cause of each failure, by the id of its requirement; of several results that
   *     fail, the first one's
   */
  public RequirementResultsAssert failOnly(Map<String, Cause> causes) {
    isNotNull();
    Map<String, String> outcomes = new TreeMap<>();
    actual.forEach(it -> outcomes.put(it.planned().requirement().id(), outcome(it)));
    Set<String> ids = new TreeSet<>(causes.keySet());
    outcomes.forEach(
        (id, outcome) -> {
          if (outcome.startsWith(FAIL)) {
            ids.add(id);
          }
        });
    List<String> wrong = new ArrayList<>();
    for (String id : ids) {
      String expected = causes.containsKey(id) ? FAIL + causes.get(id) : "no failure";
      String outcome = outcomes.getOrDefault(id, "no such requirement");
      if (!outcome.equals(expected)) {
        wrong.add("\n  [%s] expected: %s, but was: %s".formatted(id, expected, outcome));
      }
    }
    if (!wrong.isEmpty()) {
      failWithMessage(
          "not as expected of %s requirements:%s", actual.size(), String.join("", wrong));
    }
    return this;
  }

  private static String outcome(RequirementResult result) {
    Optional<CheckResult> deciding = result.deciding();
    if (deciding.isEmpty()) {
      return result.isNotApplicable() ? "not applicable" : "not checked";
    }
    String text = VerdictText.of(deciding.get());
    return result.planned().requirement().obsolete().isEmpty() ? text : "obsolete, " + text;
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
