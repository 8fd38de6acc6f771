// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.netready.spec.Requirement;
import org.netready.verdict.CheckResult;
import org.netready.verdict.FailureText;
import org.netready.verdict.RequirementResult;
import org.netready.verdict.Verdict;

/** What is missing before a requirement is proven in full. */
final class Unproven {

  private static final int MOST = 5;

  private Unproven() {}

  /**
   * Return what did not pass, what was sampled and what is a gap, each as its test would say it.
   */
  static String of(RequirementResult result) {
    return String.join("\n\n", Stream.concat(checks(result), gaps(result)).toList());
  }

  private static Stream<String> checks(RequirementResult result) {
    boolean isOneEnough = result.planned().requirement().oneIsEnough();
    boolean isPass = result.verdict().filter(Verdict.PASS::equals).isPresent();
    Stream<CheckResult> looked =
        isOneEnough
            ? (isPass ? result.met() : deciding(result)).stream()
            : result.results().stream();
    return looked
        .filter(it -> it.verdict() != Verdict.PASS || it.isBySample())
        .map(it -> headline(it) + "\n" + FailureText.of(it));
  }

  private static List<CheckResult> deciding(RequirementResult result) {
    return result.deciding().stream().toList();
  }

  private static String headline(CheckResult result) {
    return VerdictText.of(result) + (result.isBySample() ? " by a sample, partly proven" : "");
  }

  private static Stream<String> gaps(RequirementResult result) {
    List<String> texts = result.openGaps().stream().map(FailureText::of).distinct().toList();
    if (texts.isEmpty()) {
      return Stream.of();
    }
    Requirement requirement = result.planned().requirement();
    List<String> lines = new ArrayList<>();
    lines.add(result.results().isEmpty() ? "not checked" : "checked in part");
    lines.add("[%s] %s".formatted(requirement.id(), Printable.of(requirement.title())));
    texts.stream().limit(MOST).forEach(it -> lines.add("  " + it));
    if (texts.size() > MOST) {
      lines.add("  and %s more gaps".formatted(texts.size() - MOST));
    }
    return Stream.of(String.join("\n", lines));
  }
}
