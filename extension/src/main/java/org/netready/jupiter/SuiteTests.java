// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
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
import org.netready.probe.PlainText;
import org.netready.report.RunFolderException;
import org.netready.verdict.CheckResult;

/** The dynamic tests of a suite, in document order. */
final class SuiteTests {

  private static final int LONGEST_TITLE = 300;

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

  /** Return the ids of a suite's tests, with which their names begin. */
  static List<String> ids(Suite suite) {
    return suite.plan().requirements().stream().flatMap(SuiteTests::ids).toList();
  }

  private static Stream<String> ids(PlannedRequirement planned) {
    return Stream.concat(
        isOneTest(planned) ? Stream.of(anyId(planned)) : planned.checks().stream().map(Check::id),
        byReason(planned.gaps()).keySet().stream().map(reason -> gapId(planned, reason)));
  }

  private Stream<DynamicTest> of(PlannedRequirement planned) {
    URI place = TestLocation.uri(planned.requirement().position());
    String title = PlainText.of(planned.requirement().title(), LONGEST_TITLE);
    List<DynamicTest> tests = new ArrayList<>();
    if (isOneTest(planned)) {
      String id = anyId(planned);
      tests.add(test(id, title, place, new CheckTest(id, planned, planned.checks(), suiteRun)));
    } else {
      for (Check check : planned.checks()) {
        CheckTest body = new CheckTest(check.id(), planned, List.of(check), suiteRun);
        tests.add(test(check.id(), title, place, body));
      }
    }
    byReason(planned.gaps())
        .forEach(
            (reason, gaps) -> {
              String id = gapId(planned, reason);
              tests.add(test(id, title, place, new GapTest(id, gaps, suiteRun)));
            });
    return tests.stream();
  }

  private Stream<DynamicTest> end(SuiteRun run) {
    List<CheckResult> results;
    try {
      results = run.finish();
    } catch (RunFolderException e) {
      return FailingTest.of(run.call(), "results could not be written", e);
    }
    return run.isAnythingProven(results) ? Stream.of() : Stream.of(nothingProven());
  }

  private DynamicTest nothingProven() {
    return dynamicTest(
        suiteRun.call().title() + ": nothing was proven" + suite.simulatedMark(),
        FailingTest.NOWHERE,
        () -> {
          throw new RequirementNotMet(
              "no check of this run passed, so it shows nothing; expected at least one PASS",
              "at least one PASS",
              "none",
              suiteRun.call().frame());
        });
  }

  private static boolean isOneTest(PlannedRequirement planned) {
    return planned.requirement().oneIsEnough() && !planned.checks().isEmpty();
  }

  private static String anyId(PlannedRequirement planned) {
    return planned.requirement().id() + ":any";
  }

  private static String gapId(PlannedRequirement planned, GapReason reason) {
    String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return planned.requirement().id() + "!" + word;
  }

  private static Map<GapReason, List<Gap>> byReason(List<Gap> gaps) {
    return gaps.stream()
        .filter(gap -> !gap.reason().isQuiet())
        .collect(Collectors.groupingBy(Gap::reason, LinkedHashMap::new, Collectors.toList()));
  }

  private DynamicTest test(String id, String title, URI place, Executable body) {
    return dynamicTest(suite.redact(id + " " + title) + suite.simulatedMark(), place, body);
  }
}
