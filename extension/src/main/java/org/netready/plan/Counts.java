// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The numbers of a plan, which add up: every requirement has a check or gaps only.
 *
 * @param requirements how many requirements there are
 * @param withChecks how many of them have a check
 * @param withGapsOnly how many of them have gaps and no check
 * @param checks how many checks there are
 * @param gaps how many gaps there are, by reason; a reason without a gap is absent
 */
public record Counts(
    int requirements, int withChecks, int withGapsOnly, int checks, Map<GapReason, Integer> gaps) {

  /**
   * Make counts.
   *
   * @throws IllegalArgumentException if they do not add up: a requirement has disappeared
   */
  public Counts {
    if (withChecks + withGapsOnly != requirements) {
      throw new IllegalArgumentException(
          "%s requirements with checks and %s with gaps only are not %s in all"
              .formatted(withChecks, withGapsOnly, requirements));
    }
    Map<GapReason, Integer> ordered = new EnumMap<>(GapReason.class);
    ordered.putAll(gaps);
    gaps = Collections.unmodifiableMap(ordered);
  }

  /** Count a plan. */
  public static Counts of(Plan plan) {
    Map<GapReason, Integer> gaps = new EnumMap<>(GapReason.class);
    plan.gaps().forEach(gap -> gaps.merge(gap.reason(), 1, Integer::sum));
    return new Counts(
        plan.requirements().size(),
        (int) plan.requirements().stream().filter(it -> !it.checks().isEmpty()).count(),
        (int) plan.requirements().stream().filter(Counts::hasGapsOnly).count(),
        plan.checks().size(),
        gaps);
  }

  private static boolean hasGapsOnly(PlannedRequirement planned) {
    return planned.checks().isEmpty() && !planned.gaps().isEmpty();
  }
}
