// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.plan;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.site;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netready.spec.Expect;

class CountsTest {

  @Test
  void requirements_with_checks_and_with_gaps_only_are_all() {
    Plan plan =
        plan(
            pack(
                requirement("partly").to("example.com", "80/tcp 443/tcp"),
                requirement("by-hand").to("nodes", "").expect(Expect.MANUAL)),
            site().role("nodes", "node-1", "node-2").on("node-1", "nodes"));

    assertThat(Counts.of(plan))
        .isEqualTo(new Counts(2, 1, 1, 2, Map.of(GapReason.NO_VANTAGE, 2, GapReason.MANUAL, 1)));
  }

  @Test
  void counts_that_do_not_add_up_are_refused() {
    assertThatThrownBy(() -> new Counts(3, 1, 1, 5, Map.of()))
        .hasMessage("1 requirements with checks and 1 with gaps only are not 3 in all");
  }
}
