// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import static org.netready.probe.PortState.OPEN;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.netready.environment.Environment;
import org.netready.environment.FailOn;
import org.netready.environment.Limits;
import org.netready.environment.Phase;
import org.netready.environment.ProxySettings;
import org.netready.environment.TrustStores;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Plan;
import org.netready.plan.PlannedRequirement;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.probe.Question;
import org.netready.probe.VantageException;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Checks;
import org.netready.verdict.Seen;

/** What the tests of runs share: small plans, and those who ask. */
final class Runs {

  static final Duration LONG = Duration.ofSeconds(30);

  private Runs() {}

  static Observation seen(Question question, PortState state) {
    return Seen.of(question).state(state).build();
  }

  /** Hang as a system call does: interruption is no reason to return. */
  static Observation hang(Question question, CountDownLatch until) {
    boolean isOver = false;
    while (!isOver) {
      try {
        until.await();
        isOver = true;
      } catch (InterruptedException e) {
        isOver = false;
      }
    }
    return seen(question, OPEN);
  }

  /** Asks on this thread and waits, as nobody does who has much to ask. */
  interface Waiting {
    Observation ask(Question question) throws VantageException, InterruptedException;
  }

  /** Let each question be asked on a thread of its own, which is interrupted to cancel it. */
  static Asker asking(Waiting waiting) {
    return question -> {
      CompletableFuture<Observation> answer = new CompletableFuture<>();
      var thread = new Thread(() -> ask(waiting, question, answer), "asker");
      thread.setDaemon(true);
      thread.start();
      answer.whenComplete(
          (seen, failure) -> {
            if (answer.isCancelled()) {
              thread.interrupt();
            }
          });
      return answer;
    };
  }

  private static void ask(
      Waiting waiting, Question question, CompletableFuture<Observation> answer) {
    try {
      answer.complete(waiting.ask(question));
    } catch (VantageException | InterruptedException | RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  static Observation waitForInterruption(CountDownLatch interrupted) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
      throw new IllegalStateException("nobody counts down");
    } finally {
      interrupted.countDown();
    }
  }

  static Run start(Plan plan, Function<String, Asker> askers) {
    return Runner.start(plan, environment(LONG, 64), askers);
  }

  static Run rerun(Plan plan, Function<String, Asker> askers, Map<String, CheckResult> earlier) {
    return Runner.start(plan, environment(LONG, 64), askers, earlier);
  }

  static Builder check(String id, int port) {
    return new Builder(id, port);
  }

  /** A check that listens at a port, or one that is blocked and has controls. */
  record Builder(String id, int port) {
    Check build() {
      return listening().build();
    }

    Checks from(String vantage) {
      return listening().from(vantage);
    }

    Check controls(String... ids) {
      return Checks.expecting(Expectation.BLOCKED)
          .id(id)
          .ports(port + "/tcp")
          .controls(ids)
          .build();
    }

    private Checks listening() {
      return Checks.expecting(Expectation.LISTENING).id(id).ports(port + "/tcp");
    }
  }

  static Check[] checks(int count) {
    Check[] checks = new Check[count];
    Arrays.setAll(checks, i -> check("check-" + i, i + 1).build());
    return checks;
  }

  static Plan plan(Check... checks) {
    return new Plan(
        Arrays.stream(checks)
            .map(it -> new PlannedRequirement(it.requirement(), it.pack(), List.of(it), List.of()))
            .toList());
  }

  static Environment environment(Duration suite, int concurrency) {
    return environment(new Limits(Duration.ofSeconds(5), suite, concurrency, Optional.empty()));
  }

  static Environment environment(Limits limits) {
    return new Environment(
        "test",
        false,
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Phase.INSTALLED,
        List.of(),
        ProxySettings.NONE,
        TrustStores.DEFAULT,
        Map.of(),
        limits,
        Set.of(FailOn.FAIL));
  }
}
