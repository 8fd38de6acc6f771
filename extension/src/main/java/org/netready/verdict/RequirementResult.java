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

  /** Return whether it is proved in full: PASS without a gap that is not quiet. */
  public boolean isProven() {
    return isPass() && !hasVisibleGap();
  }

  /** Return whether what could be checked passed, and something could not be checked. */
  public boolean isPartlyProven() {
    return isPass() && hasVisibleGap();
  }

  private boolean isPass() {
    return verdict().filter(Verdict.PASS::equals).isPresent();
  }

  private boolean hasVisibleGap() {
    return planned.gaps().stream().anyMatch(gap -> !gap.reason().isQuiet() && !isOfNoMatter(gap));
  }

  /** A source too few where one is enough, or an alternative that was not needed. */
  private boolean isOfNoMatter(Gap gap) {
    return Alternatives.isSpareSource(planned.requirement(), results, gap)
        || Alternatives.isUnneeded(planned.requirement(), results, planned.gaps(), gap);
  }
}
