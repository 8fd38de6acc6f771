// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.OPEN;
import static org.netready.run.Runs.LONG;
import static org.netready.run.Runs.asking;
import static org.netready.run.Runs.check;
import static org.netready.run.Runs.environment;
import static org.netready.run.Runs.hang;
import static org.netready.run.Runs.plan;
import static org.netready.run.Runs.start;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.environment.Limits;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.run.Runs.Waiting;
import org.netready.spec.Service;
import org.netready.verdict.Checks;
import org.netready.verdict.Seen;
import org.netready.verdict.Verdict;

/** What is asked a second time. */
class RetriesTest {

  @ParameterizedTest(name = "{0} that sees {1} is asked {2} times")
  @CsvSource({
    "LISTENING, CONNECTION_RESET,      2",
    "LISTENING, CLOSED_AFTER_ACCEPT,   2",
    "LISTENING, TLS_RESET,             2",
    "LISTENING, NAME_SERVFAIL,         2",
    "LISTENING, NAME_RESOLVER_TIMEOUT, 2",
    "PERMITTED, TLS_RESET,             2",
    "LISTENING, CONNECT_REFUSED,       1",
    "LISTENING, CONNECT_TIMED_OUT,     1",
    "LISTENING, NAME_NXDOMAIN,         1",
    "LISTENING, SILENT_AFTER_ACCEPT,   1",
    "BLOCKED,   CONNECTION_RESET,      1",
    "BLOCKED,   NAME_SERVFAIL,         1",
  })
  void only_what_can_tell_something_is_asked_again(
      Expectation expectation, Cause cause, int attempts) {
    Check check = Checks.expecting(expectation).build();
    Waiting asker = question -> Seen.of(question).notResolved(cause, "so it was").build();

    try (Run run = start(plan(check), vantage -> asking(asker))) {
      assertThat(run.result(check).observation().orElseThrow().attempts()).isEqualTo(attempts);
    }
  }

  @Test
  void a_second_answer_counts_both_attempts() {
    Check check = Checks.expecting(Expectation.LISTENING).service(Service.SSH).build();
    AtomicInteger times = new AtomicInteger();
    Waiting asker =
        question ->
            Seen.of(question)
                .state(OPEN)
                .greeting(
                    "SSH-2.0",
                    times.getAndIncrement() == 0
                        ? Optional.of(Cause.CONNECTION_RESET)
                        : Optional.empty())
                .build();

    try (Run run = start(plan(check), vantage -> asking(asker))) {
      assertThat(run.result(check).verdict()).isEqualTo(Verdict.PASS);
      assertThat(run.result(check).notes()).contains("asked 2 times; this is the last answer");
    }
  }

  @Test
  void a_question_that_a_block_shares_is_not_asked_again() {
    Check block = Checks.expecting(Expectation.BLOCKED).id("block").build();
    Check reach = Checks.expecting(Expectation.LISTENING).id("reach").build();
    Waiting asker = question -> Seen.of(question).notResolved(Cause.NAME_SERVFAIL, "").build();

    try (Run run = start(plan(reach, block), vantage -> asking(asker))) {
      assertThat(run.result(reach).observation().orElseThrow().attempts()).isEqualTo(1);
    }
  }

  @Test
  void a_second_attempt_that_hangs_ends_with_the_first_answer_and_the_checks_limit() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    Check check = check("one", 1).build();
    Waiting asker =
        question ->
            times.getAndIncrement() == 0
                ? Seen.of(question).notResolved(Cause.NAME_SERVFAIL, "SERVFAIL").build()
                : hang(question, never);
    var limits = new Limits(Duration.ofMillis(200), LONG, 4, Optional.empty());

    try (Run run = Runner.start(plan(check), environment(limits), vantage -> asking(asker))) {
      assertThat(run.result(check).cause()).contains(Cause.NAME_SERVFAIL);
    } finally {
      never.countDown();
    }
  }
}
