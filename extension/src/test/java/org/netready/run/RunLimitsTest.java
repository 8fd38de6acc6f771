// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.OPEN;
import static org.netready.run.Runs.LONG;
import static org.netready.run.Runs.asking;
import static org.netready.run.Runs.check;
import static org.netready.run.Runs.checks;
import static org.netready.run.Runs.environment;
import static org.netready.run.Runs.hang;
import static org.netready.run.Runs.plan;
import static org.netready.run.Runs.seen;
import static org.netready.run.Runs.start;
import static org.netready.run.Runs.waitForInterruption;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.netready.plan.Check;
import org.netready.probe.Cause;
import org.netready.run.Runs.Waiting;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Verdict;

/** Nothing waits for ever. */
class RunLimitsTest {

  @Test
  void the_suite_limit_ends_every_wait_even_if_an_asker_ignores_interruption() {
    CountDownLatch never = new CountDownLatch(1);
    Check quick = check("quick", 1).build();
    Check slow = check("slow", 2).build();
    Check queued = check("queued", 3).build();
    Waiting asker =
        question -> question.ports().first() == 1 ? seen(question, OPEN) : hang(question, never);

    try (Run run =
        Runner.start(
            plan(quick, slow, queued),
            environment(Duration.ofMillis(200), 1),
            vantage -> asking(asker))) {
      assertThat(run.result(quick).verdict()).isEqualTo(Verdict.PASS);
      assertThat(run.result(slow))
          .extracting(CheckResult::verdict, CheckResult::cause, CheckResult::butWas)
          .containsExactly(
              Verdict.ERROR,
              Optional.of(Cause.LIMIT_REACHED),
              "the suite's limit of 200 ms ended the run before there was an answer");
      assertThat(run.result(slow).observation())
          .hasValueSatisfying(
              seen -> {
                assertThat(seen.attempts()).isEqualTo(1);
                assertThat(seen.took()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
              });
      assertThat(run.result(queued))
          .extracting(CheckResult::cause, CheckResult::butWas)
          .containsExactly(
              Optional.of(Cause.LIMIT_REACHED),
              "the suite's limit of 200 ms ended the run before this was asked, since as much as"
                  + " limits.concurrency allows was under way");
      assertThat(run.result(queued).observation())
          .hasValueSatisfying(seen -> assertThat(seen.attempts()).isZero());
    } finally {
      never.countDown();
    }
  }

  @Test
  void the_suite_limit_interrupts_who_is_still_asking() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Waiting asker = question -> waitForInterruption(interrupted);

    try (Run run =
        Runner.start(
            plan(check("one", 1).build()),
            environment(Duration.ofMillis(50), 1),
            vantage -> asking(asker))) {
      assertThat(run.results()).extracting(CheckResult::verdict).containsOnly(Verdict.ERROR);
      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closing_cancels_what_is_left() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Waiting asker =
        question -> {
          begun.countDown();
          return waitForInterruption(interrupted);
        };
    Run run =
        Runner.start(
            plan(check("one", 1).build(), check("two", 2).build()),
            environment(LONG, 1),
            vantage -> asking(asker));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    run.close();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(run.results())
        .extracting(CheckResult::butWas)
        .containsExactly(
            "the run was closed before there was an answer",
            "the run was closed before this was asked, since as much as limits.concurrency allows"
                + " was under way");
  }

  @Test
  void closing_keeps_the_answers_that_are_there() {
    Run run = start(plan(checks(2)), vantage -> asking(question -> seen(question, OPEN)));
    List<CheckResult> results = run.results();

    run.close();

    assertThat(run.results()).isEqualTo(results);
  }

  @Test
  void an_interrupted_wait_is_an_error_and_the_thread_stays_interrupted() {
    CountDownLatch never = new CountDownLatch(1);
    Check check = check("one", 1).build();

    try (Run run = start(plan(check), vantage -> asking(question -> hang(question, never)))) {
      Thread.currentThread().interrupt();
      CheckResult result = run.result(check);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    } finally {
      never.countDown();
    }
  }
}
