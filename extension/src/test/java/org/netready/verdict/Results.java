// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Gap;
import org.netready.plan.GapReason;
import org.netready.plan.PlannedRequirement;

/** Builds results without a network. */
final class Results {

  private Results() {}

  static CheckResult of(Check check, Verdict verdict) {
    return new CheckResult(
        check,
        verdict,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        "",
        List.of(),
        Optional.empty());
  }

  /** A requirement with one check for each verdict, and a gap for each reason. */
  static RequirementResult of(Checks checks, List<Verdict> verdicts, GapReason... reasons) {
    List<CheckResult> results =
        verdicts.stream().map(verdict -> of(checks.build(), verdict)).toList();
    return of(checks, results, Arrays.stream(reasons).map(it -> gap(checks, it, "", "")).toList());
  }

  static RequirementResult of(Checks checks, List<CheckResult> results, List<Gap> gaps) {
    var planned =
        new PlannedRequirement(
            checks.requirement(),
            "rancher",
            results.stream().map(CheckResult::check).toList(),
            gaps);
    return new RequirementResult(planned, results);
  }

  static Gap gap(Checks checks, GapReason reason, String host, String port) {
    String detail = "(%s)".formatted(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return new Gap(
        checks.requirement(), "rancher", "", "", "", host, Optional.empty(), port, reason, detail);
  }

  static Checks must() {
    return Checks.expecting(Expectation.LISTENING);
  }
}
