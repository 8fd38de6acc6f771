// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;
import static org.netready.run.Runs.LONG;
import static org.netready.run.Runs.asking;
import static org.netready.run.Runs.check;
import static org.netready.run.Runs.checks;
import static org.netready.run.Runs.environment;
import static org.netready.run.Runs.plan;
import static org.netready.run.Runs.seen;
import static org.netready.run.Runs.start;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Plan;
import org.netready.probe.Cause;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.probe.Question;
import org.netready.probe.VantageException;
import org.netready.run.Runs.Waiting;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Checks;
import org.netready.verdict.RequirementResult;
import org.netready.verdict.Verdict;

class RunnerTest {

  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  @Test
  void results_come_in_the_order_of_the_plan() {
    Check one = check("one", 1).build();
    Check two = check("two", 2).build();
    Check value = Checks.ofValue("1433", List.of("1433"), List.of());

    try (Run run = start(plan(one, two, value), answering(OPEN))) {
      assertThat(run.results()).extracting(CheckResult::check).containsExactly(one, two, value);
      assertThat(run.results()).extracting(CheckResult::verdict).containsOnly(Verdict.PASS);
      assertThat(run.requirementResults())
          .extracting(RequirementResult::verdict)
          .containsOnly(Optional.of(Verdict.PASS));
    }
  }

  @Test
  void a_shared_question_is_asked_once_from_each_place() {
    Check one = check("one", 1).build();
    Check same = check("same", 1).build();
    Check elsewhere = check("elsewhere", 1).from("agent-2").build();

    try (Run run = start(plan(one, same, elsewhere), answering(OPEN))) {
      assertThat(run.results()).extracting(CheckResult::verdict).containsOnly(Verdict.PASS);
    }
    assertThat(asked).containsExactlyInAnyOrder("agent-1 1/tcp", "agent-2 1/tcp");
  }

  @Test
  void all_questions_are_under_way_at_once() {
    Check[] checks = checks(8);
    CyclicBarrier together = new CyclicBarrier(checks.length);

    try (Run run = start(plan(checks), vantage -> asking(question -> meet(together, question)))) {
      assertThat(run.results()).extracting(CheckResult::verdict).containsOnly(Verdict.PASS);
    }
  }

  @Test
  void no_more_questions_are_under_way_than_the_bound_says() {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Waiting asker =
        question -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          Thread.yield();
          underWay.decrementAndGet();
          return seen(question, OPEN);
        };

    try (Run run =
        Runner.start(plan(checks(200)), environment(LONG, 3), vantage -> asking(asker))) {
      assertThat(run.results()).hasSize(200);
    }
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void a_control_of_the_vantage_point_is_asked_for_a_block() {
    Check block = check("block", 1).controls();
    Question control =
        Checks.expecting(Expectation.LISTENING)
            .ports("443/tcp")
            .build()
            .onNetwork()
            .orElseThrow()
            .question();
    Plan plan = new Plan(plan(block).requirements(), Map.of("agent-1", List.of(control)));
    Waiting asker = question -> seen(question, question.equals(control) ? OPEN : FILTERED);

    try (Run run = start(plan, vantage -> asking(asker))) {
      assertThat(run.results()).extracting(CheckResult::verdict).containsExactly(Verdict.PASS);
    }
  }

  @Test
  void a_block_awaits_its_controls() {
    CountDownLatch blockSeen = new CountDownLatch(1);
    Check block = check("block", 1).controls("control", "unplanned");
    Check control = check("control", 2).build();
    Waiting asker =
        question -> {
          if (question.ports().first() == 1) {
            blockSeen.countDown();
            return seen(question, FILTERED);
          }
          blockSeen.await();
          return seen(question, isOfHost(question) ? OPEN : FILTERED);
        };

    try (Run run = start(plan(block, control), vantage -> asking(asker))) {
      assertThat(run.result(block).verdict()).isEqualTo(Verdict.PASS);
    }
  }

  private static boolean isOfHost(Question question) {
    return question.destination().host().text().equals("server-1");
  }

  /** A device that answers DNS and NTP for every address made dead hosts pass for blocked ones. */
  @Test
  void a_control_shows_nothing_where_nobody_answers_as_well() {
    Check block = check("block", 1).controls("control");
    Check control = check("control", 2).build();
    Waiting asker = question -> seen(question, question.ports().first() == 1 ? FILTERED : OPEN);

    try (Run run = start(plan(block, control), vantage -> asking(asker))) {
      CheckResult result = run.result(block);

      assertThat(result.cause()).contains(Cause.NO_CONTROL);
      assertThat(result.notes())
          .contains(
              "the control server-1, 2/tcp, asked from agent-1 does not count: something on the way"
                  + " answers in the place of others: 10.0.0.11, where nobody is, answers too");
    }
  }

  @Test
  void what_breaks_on_our_side_is_an_error_of_those_checks_alone() {
    Check broken = check("broken", 1).from("bad-asker").build();
    Check noLogin = check("no-login", 1).from("no-login").build();
    Check noVantage = check("no-vantage", 1).from("no-vantage").build();
    Check good = check("good", 1).build();
    Function<String, Asker> askers =
        vantage ->
            switch (vantage) {
              case "bad-asker" ->
                  question -> {
                    throw new NoClassDefFoundError("okhttp3/Call");
                  };
              case "no-login" ->
                  asking(
                      question -> {
                        throw new VantageException("login refused; give a key");
                      });
              case "no-vantage" -> throw new IllegalStateException("it is closed");
              default -> asking(question -> seen(question, OPEN));
            };

    try (Run run = start(plan(broken, noLogin, noVantage, good), askers)) {
      assertThat(run.results())
          .extracting(CheckResult::verdict)
          .containsExactly(Verdict.ERROR, Verdict.ERROR, Verdict.ERROR, Verdict.PASS);
      assertThat(run.results())
          .extracting(CheckResult::butWas)
          .startsWith(
              "the probe broke: java.lang.NoClassDefFoundError: okhttp3/Call",
              "vantage point 'no-login': login refused; give a key",
              "the probe broke: java.lang.IllegalStateException: it is closed");
    }
  }

  @Test
  void a_check_of_another_plan_is_refused() {
    try (Run run = start(plan(check("one", 1).build()), answering(OPEN))) {
      assertThatThrownBy(() -> run.result(check("two", 2).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("check 'two' is not in the plan");
    }
  }

  @Test
  void a_plan_without_questions_has_results() {
    Check value = Checks.ofValue("1433", List.of("1433"), List.of());

    try (Run run = start(plan(value), answering(OPEN))) {
      assertThat(run.results()).extracting(CheckResult::verdict).containsExactly(Verdict.PASS);
    }
  }

  private static Observation meet(CyclicBarrier together, Question question)
      throws InterruptedException {
    try {
      together.await(20, TimeUnit.SECONDS);
      return seen(question, OPEN);
    } catch (BrokenBarrierException | TimeoutException e) {
      return seen(question, FILTERED);
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
