// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netready.plan.Gap;
import org.netready.plan.GapReason;
import org.netready.spec.Level;

/**
 * How many requirements came to what. Each is counted once, so that {@link #outcomes()} add up to
 * {@link #requirements()}.
 *
 * @param requirements how many there are
 * @param musts how many of them must hold here: level must, applicable and not obsolete
 * @param provenMusts how many of those are proved in full
 * @param brokenMusts how many of those came to FAIL or ERROR
 * @param warnings how many of those that came to {@link Outcome#FAILED} are of another level than
 *     must, so that they decide nothing
 * @param bySample how many of those that came to {@link Outcome#PARTLY_PROVEN} did so, at least
 *     also, because a sample of a range or prefix was asked alone
 * @param outcomes how many came to each outcome, zeros included
 * @param gaps how many of those that came to {@link Outcome#GAP} did so for each reason; the first
 *     visible one counts
 */
public record Tally(
    int requirements,
    int musts,
    int provenMusts,
    int brokenMusts,
    int warnings,
    int bySample,
    Map<Outcome, Integer> outcomes,
    Map<GapReason, Integer> gaps) {

  /** What became of a requirement, in the order in which the headline says it. */
  public enum Outcome {
    /** PASS, not by a sample, and no gap that is not quiet. */
    PASSED,
    /** PASS beside a gap, or by a sample of a range or prefix. */
    PARTLY_PROVEN,
    /** FAIL. */
    FAILED,
    /** ERROR. */
    ERROR,
    /** INCONCLUSIVE. */
    INCONCLUSIVE,
    /** FAIL of a row that is obsolete, which only warns. */
    OBSOLETE,
    /** No check could be made. */
    GAP,
    /** Condition not met, or profile not chosen: nothing has to be shown. */
    NOT_APPLICABLE
  }

  /** Make a tally. */
  public Tally {
    outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
    gaps = Collections.unmodifiableMap(new EnumMap<>(gaps));
  }

  /** Count results. */
  public static Tally of(List<RequirementResult> results) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, 0);
    }
    Map<GapReason, Integer> gaps = new EnumMap<>(GapReason.class);
    List<Outcome> musts = new ArrayList<>();
    for (RequirementResult result : results) {
      Outcome outcome = outcome(result);
      outcomes.merge(outcome, 1, Integer::sum);
      if (outcome == Outcome.GAP) {
        gaps.merge(reason(result).orElseThrow(), 1, Integer::sum);
      }
      if (isMust(result) && outcome != Outcome.NOT_APPLICABLE) {
        musts.add(outcome);
      }
    }
    int failed = count(musts, Outcome.FAILED);
    int broken = failed + count(musts, Outcome.ERROR);
    int warnings = outcomes.getOrDefault(Outcome.FAILED, 0) - failed;
    int proven = count(musts, Outcome.PASSED);
    int bySample = (int) results.stream().filter(RequirementResult::isBySample).count();
    return new Tally(
        results.size(), musts.size(), proven, broken, warnings, bySample, outcomes, gaps);
  }

  /** Return how many requirements came to an outcome. */
  public int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  private static int count(List<Outcome> outcomes, Outcome outcome) {
    return Collections.frequency(outcomes, outcome);
  }

  private static boolean isMust(RequirementResult result) {
    return result.planned().requirement().level() == Level.MUST
        && result.planned().requirement().obsolete().isEmpty();
  }

  /** Return what became of a requirement. */
  public static Outcome outcome(RequirementResult result) {
    Optional<Verdict> verdict = result.verdict();
    if (verdict.isEmpty()) {
      return reason(result).isPresent() ? Outcome.GAP : Outcome.NOT_APPLICABLE;
    }
    boolean isObsolete = !result.planned().requirement().obsolete().isEmpty();
    return switch (verdict.get()) {
      case PASS -> result.isProven() ? Outcome.PASSED : Outcome.PARTLY_PROVEN;
      case INCONCLUSIVE -> Outcome.INCONCLUSIVE;
      case FAIL -> isObsolete ? Outcome.OBSOLETE : Outcome.FAILED;
      case ERROR -> Outcome.ERROR;
    };
  }

  private static Optional<GapReason> reason(RequirementResult result) {
    return result.planned().gaps().stream()
        .map(Gap::reason)
        .filter(reason -> !reason.isQuiet())
        .findFirst();
  }
}
