// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.function.Executable;
import org.netready.environment.FailOn;
import org.netready.plan.Gap;
import org.netready.probe.PlainText;
import org.netready.spec.Requirement;
import org.netready.verdict.FailureText;

/** A dynamic test of the gaps that a requirement has for one reason: it aborts with that reason. */
final class GapTest implements Executable, ReportedTest {

  private static final int MOST = 5;
  private static final int LONGEST = 600;

  private final String id;
  private final List<Gap> gaps;
  private final SuiteRun suiteRun;
  private final Suite suite;

  GapTest(String id, List<Gap> gaps, SuiteRun suiteRun) {
    this.id = suiteRun.suite().redact(id);
    this.gaps = List.copyOf(gaps);
    this.suiteRun = suiteRun;
    this.suite = suiteRun.suite();
  }

  @Override
  public void execute() {
    if (suite.isDryRun()) {
      throw Aborted.because("dry run; " + message());
    }
    Requirement requirement = gaps.get(0).requirement();
    if (suite.failOn().contains(FailOn.GAP) && suite.counts(requirement)) {
      String reason = gaps.get(0).reason().words();
      StackTraceElement frame =
          TestLocation.frame(suiteRun.call().testClass(), id, requirement.position());
      throw new RequirementNotMet(message(), "a check", reason, frame);
    }
    throw Aborted.because(message());
  }

  @Override
  public Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    entries.put("netready.id", id);
    entries.put("netready.gap", gaps.get(0).reason().words());
    if (suite.environment().isSimulated()) {
      entries.put("netready.simulated", "true");
    }
    return entries;
  }

  private String message() {
    Requirement requirement = gaps.get(0).requirement();
    List<String> texts = gaps.stream().map(FailureText::of).distinct().toList();
    List<String> lines = new ArrayList<>();
    lines.add(texts.get(0) + suite.simulatedMark());
    texts.stream().skip(1).limit(MOST - 1).forEach(text -> lines.add("  and:          " + text));
    if (texts.size() > MOST) {
      lines.add("  and:          %s more, in the plan".formatted(texts.size() - MOST));
    }
    lines.add("  required by:  " + PlainText.of(requirement.citation().toString(), LONGEST));
    lines.add("  specified at: " + requirement.position());
    return suite.redact(String.join("\n", lines));
  }
}
