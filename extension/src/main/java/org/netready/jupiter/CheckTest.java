// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.netready.environment.FailOn;
import org.netready.plan.Check;
import org.netready.plan.PlannedRequirement;
import org.netready.probe.Cause;
import org.netready.verdict.CheckResult;
import org.netready.verdict.FailureText;
import org.netready.verdict.RequirementResult;
import org.netready.verdict.Verdict;

/**
 * A dynamic test of one check, or of several of which one is enough. It awaits its own results and
 * turns the verdict into what JUnit shows.
 */
final class CheckTest implements Executable, ReportedTest {

  private static final int MOST = 5;

  private final String id;
  private final PlannedRequirement planned;
  private final List<Check> checks;
  private final SuiteRun suiteRun;
  private final Suite suite;

  /**
   * Make a test.
   *
   * @param checks one check of the requirement, or all of them if one is enough
   */
  CheckTest(String id, PlannedRequirement planned, List<Check> checks, SuiteRun suiteRun) {
    this.id = suiteRun.suite().redact(id);
    this.planned = planned;
    this.checks = List.copyOf(checks);
    this.suiteRun = suiteRun;
    this.suite = suiteRun.suite();
  }

  @Override
  public void execute() {
    if (suite.isDryRun()) {
      throw Aborted.because("dry run" + suite.simulatedMark());
    }
    CheckResult result = deciding();
    switch (result.verdict()) {
      case PASS -> {}
      case ERROR -> throw new CheckNotMade(message(result), frame(result));
      case FAIL -> failOrWarn(result);
      case INCONCLUSIVE -> {
        if (suite.failOn().contains(FailOn.INCONCLUSIVE)
            && suite.counts(result.check().requirement())) {
          throw notMet(result);
        }
        throw Aborted.because("INCONCLUSIVE: " + message(result));
      }
    }
  }

  @Override
  public Map<String, String> entries() {
    if (suite.isDryRun()) {
      return Map.of("netready.id", id, "netready.dry-run", "true");
    }
    CheckResult result = deciding();
    Map<String, String> entries = new TreeMap<>();
    entries.put("netready.id", id);
    entries.put("netready.verdict", result.verdict().name());
    result.cause().map(Cause::name).ifPresent(cause -> entries.put("netready.cause", cause));
    result.state().ifPresent(state -> entries.put("netready.state", state.name()));
    if (planned.requirement().oneIsEnough() && result.verdict() == Verdict.PASS) {
      entries.put("netready.met-by", suite.redact(metBy()));
    }
    result
        .observation()
        .ifPresent(seen -> entries.put("netready.took", seen.took().toMillis() + " ms"));
    if (suite.environment().isSimulated()) {
      entries.put("netready.simulated", "true");
    }
    return entries;
  }

  /** Return the result that decides; where one is enough, the one that decides for all. */
  private CheckResult deciding() {
    List<CheckResult> results = results();
    if (!planned.requirement().oneIsEnough()) {
      return results.get(0);
    }
    return new RequirementResult(planned, results).deciding().orElse(results.get(0));
  }

  /** Return which of several alternatives or sources passed, by its checks. */
  private String metBy() {
    return new RequirementResult(planned, results())
        .met().stream().map(it -> it.check().id()).collect(Collectors.joining(", "));
  }

  private List<CheckResult> results() {
    return checks.stream().map(suiteRun::result).toList();
  }

  /** Return what came of the other checks, of which any one would have been enough. */
  private List<String> others(CheckResult deciding) {
    List<String> notes =
        results().stream()
            .filter(result -> !result.check().equals(deciding.check()))
            .map(it -> "or [%s]: %s: %s".formatted(it.check().id(), it.verdict(), it.butWas()))
            .toList();
    return notes.size() <= MOST
        ? notes
        : Stream.concat(
                notes.stream().limit(MOST),
                Stream.of("or %s more, in the results".formatted(notes.size() - MOST)))
            .toList();
  }

  private void failOrWarn(CheckResult result) {
    if (suite.counts(result.check().requirement())) {
      throw notMet(result);
    }
    throw Aborted.because("warning: " + message(result));
  }

  private RequirementNotMet notMet(CheckResult result) {
    return new RequirementNotMet(
        message(result),
        suite.redact(result.expected()),
        suite.redact(result.butWas()),
        frame(result));
  }

  private StackTraceElement frame(CheckResult result) {
    return TestLocation.frame(
        suiteRun.call().testClass(), id, result.check().requirement().position());
  }

  private String message(CheckResult result) {
    String text = suite.redact(FailureText.of(result.withNotes(others(result))));
    int end = text.indexOf('\n');
    return end < 0
        ? text + suite.simulatedMark()
        : text.substring(0, end) + suite.simulatedMark() + text.substring(end);
  }
}
