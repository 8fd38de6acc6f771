// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import org.netready.plan.Gap;
import org.netready.plan.PlannedRequirement;

/**
 * The verdict on one requirement.
 *
 * @param planned the requirement with its checks and gaps
 * @param results the results of its checks, in order
 */
public record RequirementResult(PlannedRequirement planned, List<CheckResult> results) {

  /**
   * Make a result.
   *
   * @throws IllegalArgumentException if there is not one result for each check: a check may not
   *     disappear
   */
  public RequirementResult {
    results = List.copyOf(results);
    if (!results.stream().map(CheckResult::check).toList().equals(planned.checks())) {
      throw new IllegalArgumentException(
          "requirement '%s' has %s checks and %s results of them"
              .formatted(planned.requirement().id(), planned.checks().size(), results.size()));
    }
  }

  /**
   * Return the verdict: the worst of the checks. Of several alternatives the best counts, for each
   * source by itself; where one source is enough, the best of the sources. If those that were asked
   * failed, and a source or an alternative that would have been enough could not be asked, it is
   * INCONCLUSIVE.
   *
   * @return the verdict; empty if there are gaps only
   */
  public Optional<Verdict> verdict() {
    return Alternatives.verdict(planned.requirement(), results, planned.gaps());
  }

  /**
   * Return the result that decides: of the alternative and source that brought about the verdict on
   * the whole, the first that has it. If none has it, because what was asked failed and something
   * else that would have been enough could not be asked, a failed one as INCONCLUSIVE, with a note
   * that says so.
   *
   * @return the result; empty if there are gaps only
   */
  public Optional<CheckResult> deciding() {
    List<CheckResult> deciding = Alternatives.deciding(planned.requirement(), results);
    return verdict()
        .map(
            joint ->
                with(joint, deciding)
                    .or(() -> with(joint, results))
                    .orElseGet(() -> results.get(0).asUnknown(unasked())));
  }

  /** Return the same with further notes on the result of each check. */
  public RequirementResult withNotes(List<String> further) {
    return new RequirementResult(
        planned, results.stream().map(it -> it.withNotes(further)).toList());
  }

  private static Optional<CheckResult> with(Verdict joint, List<CheckResult> among) {
    return among.stream().filter(result -> result.verdict() == joint).findFirst();
  }

  /**
   * Return the results with a note on those that met the requirement, where one alternative or one
   * source is enough; else as they are.
   */
  public List<CheckResult> noted() {
    if (!planned.requirement().oneIsEnough() || !isPass()) {
      return results;
    }
    List<CheckResult> meeting = met();
    String note =
        planned.requirement().alternatives().size() > 1
            ? "this alternative of %s met the requirement"
                .formatted(planned.requirement().alternatives().size())
            : "this source met the requirement, and one is enough";
    return results.stream()
        .map(it -> meeting.contains(it) ? it.withNotes(List.of(note)) : it)
        .toList();
  }

  /**
   * Return the results that met the requirement, of each source those of one alternative; empty if
   * it is not met.
   */
  public List<CheckResult> met() {
    return isPass() ? Alternatives.meeting(planned.requirement(), results) : List.of();
  }

  private List<String> unasked() {
    return planned.gaps().stream()
        .filter(gap -> !gap.reason().isQuiet())
        .map(Gap::detail)
        .filter(detail -> !detail.isEmpty())
        .distinct()
        .map(detail -> "what would have been enough could not be asked: " + detail)
        .toList();
  }

  /** Return whether it is proved in full: PASS, not by a sample, without a gap that shows. */
  public boolean isProven() {
    return isPass() && !isBySample() && openGaps().isEmpty();
  }

  /**
   * Return whether what could be asked passed, and something was not asked: a gap, or the rest of a
   * range or prefix.
   */
  public boolean isPartlyProven() {
    return isPass() && !isProven();
  }

  /**
   * Return whether it passed, and what met it was asked of a sample of ports or addresses alone.
   */
  public boolean isBySample() {
    return isPass() && proofs().stream().anyMatch(CheckResult::isBySample);
  }

  /** Return whether nothing has to be shown here: its gaps are quiet, and it has no check. */
  public boolean isNotApplicable() {
    return planned.isQuiet();
  }

  private List<CheckResult> proofs() {
    return planned.requirement().oneIsEnough() ? met() : results;
  }

  private boolean isPass() {
    return verdict().filter(Verdict.PASS::equals).isPresent();
  }

  /** Return the gaps that leave something unproved: neither quiet nor of no matter. */
  public List<Gap> openGaps() {
    return planned.gaps().stream()
        .filter(gap -> !gap.reason().isQuiet() && !isOfNoMatter(gap))
        .toList();
  }

  /** A source too few where one is enough, or an alternative that was not needed. */
  private boolean isOfNoMatter(Gap gap) {
    return Alternatives.isSpareSource(planned.requirement(), results, gap)
        || Alternatives.isUnneeded(planned.requirement(), results, planned.gaps(), gap);
  }
}
