// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.netready.spec.PackSelection;
import org.netready.yaml.Problem;
import org.netready.yaml.SpecException;

/** What plans have in common that tests look at. */
final class PlanAssertions {

  private PlanAssertions() {}

  static Plan plan(PackFixture pack, SiteFixture site) {
    return plan(List.of(pack.select()), site);
  }

  static Plan plan(List<PackSelection> packs, SiteFixture site) {
    Plan plan = Planner.plan(packs, site.build(), Filter.ALL);
    assertThat(Counts.of(plan).requirements())
        .as("requirements of the plan, which are all of the packs")
        .isEqualTo(packs.stream().mapToInt(it -> it.pack().requirements().size()).sum());
    return plan;
  }

  static List<String> ids(Plan plan) {
    return plan.checks().stream().map(Check::id).toList();
  }

  /** Return the gaps as {@code REASON: detail}. */
  static List<String> gaps(Plan plan) {
    return plan.gaps().stream().map(gap -> gap.reason() + ": " + gap.detail()).toList();
  }

  static Subject.OnNetwork network(Check check) {
    return check.onNetwork().orElseThrow();
  }

  static Check check(Plan plan, String id) {
    return plan.checks().stream()
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + id + " among " + ids(plan)));
  }

  /** Return what is wrong, one text for each problem. */
  static List<String> problems(PackFixture pack, SiteFixture site) {
    return problems(List.of(pack.select()), site);
  }

  static List<String> problems(List<PackSelection> packs, SiteFixture site) {
    return catchThrowableOfType(
            SpecException.class, () -> Planner.plan(packs, site.build(), Filter.ALL))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }
}
