// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.netready.plan.Check;
import org.netready.plan.Gap;
import org.netready.plan.GapReason;
import org.netready.plan.PlannedRequirement;
import org.netready.report.RunFolderException;
import org.netready.spec.Requirement;
import org.netready.verdict.CheckResult;

/** The dynamic tests of a suite, in document order. */
final class SuiteTests {

  private final SuiteRun suiteRun;
  private final Suite suite;

  SuiteTests(SuiteRun suiteRun) {
    this.suiteRun = suiteRun;
    this.suite = suiteRun.suite();
  }

  /**
   * Return the tests; each awaits its own results when it is executed. At the end the results are
   * written and the headline is said; a run that proved nothing ends with a test that fails.
   */
  Stream<DynamicTest> stream() {
    Stream<DynamicTest> tests = suite.plan().requirements().stream().flatMap(this::of);
    return Stream.concat(tests, Stream.of(suiteRun).flatMap(this::end)).onClose(suiteRun::close);
  }

  private Stream<DynamicTest> of(PlannedRequirement planned) {
    List<DynamicTest> tests = new ArrayList<>();
    Requirement requirement = planned.requirement();
    List<Check> checks = planned.checks();
    if (requirement.oneIsEnough() && !checks.isEmpty()) {
      String id = requirement.id() + ":any";
      tests.add(test(id, requirement, new CheckTest(id, planned, checks, suite, suiteRun.run())));
    } else {
      for (Check check : checks) {
        CheckTest body = new CheckTest(check.id(), planned, List.of(check), suite, suiteRun.run());
        tests.add(test(check.id(), requirement, body));
      }
    }
    byReason(planned.gaps())
        .forEach(
            (reason, gaps) -> {
              String id = requirement.id() + "!" + word(reason);
              tests.add(test(id, requirement, new GapTest(id, gaps, suite)));
            });
    return tests.stream();
  }

  private Stream<DynamicTest> end(SuiteRun run) {
    List<CheckResult> results;
    try {
      results = run.finish();
    } catch (RunFolderException e) {
      return Stream.of(dynamicTest("results could not be written", () -> rethrow(e)));
    }
    if (run.isAnythingProven(results)) {
      return Stream.of();
    }
    return Stream.of(
        dynamicTest(
            "nothing was proven" + suite.simulatedMark(),
            () -> {
              throw new AssertionError(
                  "no check of this run passed, so it shows nothing; expected at least one PASS");
            }));
  }

  private static void rethrow(RunFolderException problem) throws RunFolderException {
    throw problem;
  }

  private static Map<GapReason, List<Gap>> byReason(List<Gap> gaps) {
    return gaps.stream()
        .filter(gap -> !gap.reason().isQuiet())
        .collect(Collectors.groupingBy(Gap::reason, LinkedHashMap::new, Collectors.toList()));
  }

  private DynamicTest test(String id, Requirement requirement, Executable body) {
    String name = id + " " + requirement.title() + suite.simulatedMark();
    return dynamicTest(name, TestLocation.uri(requirement.position()), body);
  }

  private static String word(GapReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
