// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.environment.Environment;
import org.netready.plan.Check;
import org.netready.plan.Decoy;
import org.netready.plan.Expectation;
import org.netready.plan.Plan;
import org.netready.plan.Subject;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Verdict;

/**
 * Starts runs: every distinct question of a plan is asked once, all of them at the same time within
 * {@code limits.concurrency}.
 */
public final class Runner {

  /** What is shown by nothing being there. */
  private static final Set<Expectation> NEGATIVE =
      Set.of(Expectation.BLOCKED, Expectation.ONLY_LISTENING);

  private Runner() {}

  /**
   * Start to ask everything, and return at once.
   *
   * @param plan what to ask
   * @param environment whose limits hold
   * @param askers who asks from a vantage point, by its name; called once for each
   * @return the run, which the caller closes
   */
  public static Run start(Plan plan, Environment environment, Function<String, Asker> askers) {
    return start(plan, environment, askers, Map.of());
  }

  /**
   * Start to ask what an earlier run of the same plan did not see pass, and return at once. A check
   * that expects {@link Expectation#BLOCKED}, or that nothing else listens, is never asked again: a
   * second answer that differs proves nothing.
   *
   * @param plan what to ask
   * @param environment whose limits hold
   * @param askers who asks from a vantage point, by its name; called once for each
   * @param earlier the results of the earlier run by the ids of their checks
   * @return the run, which the caller closes
   */
  public static Run start(
      Plan plan,
      Environment environment,
      Function<String, Asker> askers,
      Map<String, CheckResult> earlier) {
    Map<String, CheckResult> kept =
        plan.checks().stream()
            .flatMap(check -> kept(check, earlier).stream())
            .collect(Collectors.toMap(result -> result.check().id(), Function.identity()));
    Run run = new Run(plan, environment.limits(), kept, inquiries(plan, environment, askers, kept));
    run.begin();
    return run;
  }

  private static Optional<CheckResult> kept(Check check, Map<String, CheckResult> earlier) {
    return Optional.ofNullable(earlier.get(check.id()))
        .filter(it -> it.verdict() == Verdict.PASS || NEGATIVE.contains(check.expectation()))
        .filter(it -> it.check().subject().equals(check.subject()))
        .filter(it -> it.check().expectation() == check.expectation())
        .map(it -> bound(check, it));
  }

  private static CheckResult bound(Check check, CheckResult result) {
    return new CheckResult(
        check,
        result.verdict(),
        result.cause(),
        result.state(),
        result.expected(),
        result.butWas(),
        result.fix(),
        result.notes(),
        result.observation());
  }

  private static Map<Asked, Inquiry> inquiries(
      Plan plan,
      Environment environment,
      Function<String, Asker> askers,
      Map<String, CheckResult> kept) {
    Set<Asked> blocked = subjects(plan, NEGATIVE).map(Asked::of).collect(Collectors.toSet());
    Map<String, Asker> byVantage = new HashMap<>();
    Map<Asked, Inquiry> inquiries = new LinkedHashMap<>();
    boolean isReal = !environment.isSimulated();
    Map<String, Check> checks =
        plan.checks().stream().collect(Collectors.toMap(Check::id, Function.identity()));
    plan.checks().stream()
        .filter(check -> !kept.containsKey(check.id()))
        .flatMap(
            check ->
                Stream.concat(
                    asked(plan, check), isReal ? decoys(plan, checks, check) : Stream.of()))
        .forEach(
            asked ->
                inquiries.computeIfAbsent(
                    asked,
                    it ->
                        new Inquiry(
                            it,
                            byVantage.computeIfAbsent(it.vantage(), name -> asker(askers, name)),
                            !blocked.contains(it),
                            environment.limits().check())));
    return inquiries;
  }

  /** Return what a check asks, and for a block what shows that its vantage point is alive. */
  private static Stream<Asked> asked(Plan plan, Check check) {
    Optional<Asked> own = check.onNetwork().map(Asked::of);
    Stream<Asked> controls =
        check.expectation() == Expectation.BLOCKED
            ? own.stream()
                .flatMap(
                    it ->
                        plan.vantageControls(it.vantage()).stream()
                            .map(question -> new Asked(it.vantage(), question)))
            : Stream.empty();
    return Stream.concat(own.stream(), controls);
  }

  /** Return what is asked beside the controls of a check, from where they are. */
  private static Stream<Asked> decoys(Plan plan, Map<String, Check> checks, Check check) {
    if (check.expectation() != Expectation.BLOCKED) {
      return Stream.of();
    }
    Stream<Asked> ofChecks =
        check.onNetwork().stream()
            .flatMap(it -> it.controls().stream())
            .flatMap(id -> Optional.ofNullable(checks.get(id)).flatMap(Check::onNetwork).stream())
            .map(Asked::of);
    Stream<Asked> ofVantage =
        check.onNetwork().stream()
            .map(it -> it.flow().vantage())
            .flatMap(
                vantage ->
                    plan.vantageControls(vantage).stream().map(it -> new Asked(vantage, it)));
    return Stream.concat(ofChecks, ofVantage)
        .flatMap(
            it ->
                Decoy.of(it.question()).stream()
                    .map(question -> new Asked(it.vantage(), question)));
  }

  private static Stream<Subject.OnNetwork> subjects(Plan plan, Set<Expectation> expectations) {
    return plan.checks().stream()
        .filter(check -> expectations.contains(check.expectation()))
        .flatMap(check -> check.onNetwork().stream());
  }

  /** A vantage point that cannot be had is an error of each of its checks, not of the run. */
  private static Asker asker(Function<String, Asker> askers, String vantage) {
    try {
      return askers.apply(vantage);
    } catch (RuntimeException e) {
      return question -> CompletableFuture.failedFuture(e);
    }
  }
}
