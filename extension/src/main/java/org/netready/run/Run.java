// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.environment.Limits;
import org.netready.plan.Check;
import org.netready.plan.Decoy;
import org.netready.plan.Expectation;
import org.netready.plan.Plan;
import org.netready.plan.PlannedRequirement;
import org.netready.plan.Subject;
import org.netready.probe.Observation;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Judge;
import org.netready.verdict.RequirementResult;

/**
 * A plan that is being asked. Results come as they are there, and none later than the suite's
 * limit: what has no answer by then is an ERROR that says so. Safe for use by many threads.
 */
public final class Run implements AutoCloseable {

  private static final Set<Expectation> OPEN = Set.of(Expectation.LISTENING, Expectation.PERMITTED);

  private final Plan plan;
  private final Limits limits;
  private final Map<String, CheckResult> kept;
  private final Inquiries inquiries;
  private final Map<String, Check> checks;
  private final Map<Asked, Check> open;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  Run(Plan plan, Limits limits, Map<String, CheckResult> kept, Map<Asked, Inquiry> inquiries) {
    this.plan = plan;
    this.limits = limits;
    this.kept = Map.copyOf(kept);
    this.inquiries = new Inquiries(inquiries, Math.max(1, limits.concurrency()));
    this.checks = plan.checks().stream().collect(Collectors.toMap(Check::id, Function.identity()));
    this.open =
        plan.checks().stream()
            .filter(check -> OPEN.contains(check.expectation()))
            .filter(check -> check.onNetwork().isPresent())
            .collect(
                Collectors.toMap(
                    check -> Asked.of(check.onNetwork().orElseThrow()),
                    Function.identity(),
                    (one, other) -> one));
  }

  void begin() {
    String why = "the suite's limit of %s ended the run".formatted(words(limits.suite()));
    var unused =
        ended
            .completeOnTimeout(null, limits.suite().toNanos(), TimeUnit.NANOSECONDS)
            .thenRun(() -> inquiries.end(why));
    inquiries.start();
  }

  private static String words(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  /** Return what is run. */
  public Plan plan() {
    return plan;
  }

  /**
   * Wait for the answers that a check needs, its controls' included, and judge them. If the waiting
   * thread is interrupted, the result is an ERROR that says so, and the thread stays interrupted.
   *
   * @throws IllegalArgumentException if the check is none of the plan's
   */
  public CheckResult result(Check check) {
    if (!check.equals(checks.get(check.id()))) {
      throw new IllegalArgumentException("check '%s' is not in the plan".formatted(check.id()));
    }
    CheckResult known = kept.get(check.id());
    if (known != null) {
      return known;
    }
    return check
        .onNetwork()
        .map(subject -> judge(check, subject))
        .orElseGet(() -> Judge.judgeValue(check));
  }

  private CheckResult judge(Check check, Subject.OnNetwork subject) {
    return Judge.judge(check, seen(subject), controls(subject)).within(limits.check());
  }

  /** Wait for all results, and return them in the plan's order. */
  public List<CheckResult> results() {
    return plan.checks().stream().map(this::result).toList();
  }

  /** Wait for all results, and return those of each requirement in the plan's order. */
  public List<RequirementResult> requirementResults() {
    return plan.requirements().stream().map(this::result).toList();
  }

  private RequirementResult result(PlannedRequirement planned) {
    return new RequirementResult(planned, planned.checks().stream().map(this::result).toList());
  }

  private Observation seen(Subject.OnNetwork subject) {
    return inquiries.of(Asked.of(subject)).await();
  }

  private List<Observation> controls(Subject.OnNetwork subject) {
    Stream<Observation> ofChecks =
        subject.controls().stream()
            .map(checks::get)
            .flatMap(control -> Optional.ofNullable(control).flatMap(this::control).stream());
    String vantage = subject.flow().vantage();
    Stream<Observation> ofVantage =
        plan.vantageControls(vantage).stream()
            .flatMap(question -> inquiries.find(new Asked(vantage, question)).stream())
            .map(Inquiry::await)
            .map(seen -> beside(vantage, asControl(vantage, seen)));
    return Stream.concat(ofChecks, ofVantage).distinct().toList();
  }

  /** What a check of the plan asks too shows no more than that check does. */
  private Observation asControl(String vantage, Observation seen) {
    return Optional.ofNullable(open.get(new Asked(vantage, seen.question())))
        .map(check -> Judge.asControl(check, seen))
        .orElse(seen);
  }

  /** Return a control, which shows nothing if whoever is asked beside it answers as well. */
  private Observation beside(String vantage, Observation control) {
    return Decoy.of(control.question())
        .flatMap(question -> inquiries.find(new Asked(vantage, question)))
        .map(Inquiry::await)
        .map(decoy -> Judge.beside(control, decoy))
        .orElse(control);
  }

  private Optional<Observation> control(Check control) {
    CheckResult known = kept.get(control.id());
    Optional<Observation> seen =
        known == null ? control.onNetwork().map(this::seen) : known.observation();
    String vantage = control.onNetwork().map(it -> it.flow().vantage()).orElse("");
    return seen.map(it -> beside(vantage, Judge.asControl(control, it)));
  }

  /** End the run: what has no answer yet gets none, and whoever asks is told to give up. */
  @Override
  public void close() {
    inquiries.end("the run was closed");
    ended.complete(null);
  }
}
