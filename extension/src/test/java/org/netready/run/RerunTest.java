// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.CLOSED;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;
import static org.netready.run.Runs.asking;
import static org.netready.run.Runs.check;
import static org.netready.run.Runs.plan;
import static org.netready.run.Runs.rerun;
import static org.netready.run.Runs.seen;
import static org.netready.run.Runs.start;

import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Plan;
import org.netready.probe.Cause;
import org.netready.probe.PortState;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Checks;
import org.netready.verdict.Verdict;

/** What an earlier run knows is not asked again. */
class RerunTest {

  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  @Test
  void only_what_did_not_pass_is_asked_again() {
    Check passed = check("passed", 1).build();
    Check failed = check("failed", 2).build();
    Map<String, CheckResult> earlier = earlier(plan(passed, failed), portIs(1, OPEN, CLOSED));
    asked.clear();

    try (Run run = rerun(plan(passed, failed), answering(OPEN), earlier)) {
      assertThat(run.results()).extracting(CheckResult::verdict).containsOnly(Verdict.PASS);
    }
    assertThat(asked).containsExactly("agent-1 2/tcp");
  }

  @Test
  void a_block_is_not_asked_again_and_its_control_is_remembered() {
    Check exposed = Checks.expecting(Expectation.BLOCKED).id("exposed").ports("1/tcp").build();
    Plan plan = plan(exposed);
    Map<String, CheckResult> earlier = earlier(plan, answering(OPEN));
    asked.clear();

    try (Run run = rerun(plan, answering(FILTERED), earlier)) {
      assertThat(run.result(exposed).cause()).contains(Cause.EXPOSED);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void a_control_that_passed_earlier_still_is_one() {
    Check control = check("control", 2).build();
    Check block = check("block", 1).controls("control");
    Map<String, CheckResult> earlier = earlier(plan(control), answering(OPEN));

    try (Run run = rerun(plan(control, block), answering(FILTERED), earlier)) {
      assertThat(run.result(block).verdict()).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void an_earlier_result_of_another_question_is_forgotten() {
    Map<String, CheckResult> earlier = earlier(plan(check("one", 1).build()), answering(OPEN));

    try (Run run = rerun(plan(check("one", 2).build()), answering(CLOSED), earlier)) {
      assertThat(run.results()).extracting(CheckResult::verdict).containsExactly(Verdict.FAIL);
    }
  }

  Map<String, CheckResult> earlier(Plan plan, Function<String, Asker> askers) {
    try (Run run = start(plan, askers)) {
      return run.results().stream()
          .collect(java.util.stream.Collectors.toMap(it -> it.check().id(), it -> it));
    }
  }

  Function<String, Asker> answering(PortState state) {
    return portIs(-1, state, state);
  }

  Function<String, Asker> portIs(int port, PortState then, PortState otherwise) {
    return vantage ->
        asking(
            question -> {
              asked.add(vantage + " " + question.ports());
              return seen(question, question.ports().first() == port ? then : otherwise);
            });
  }
}
