// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.oneNode;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.netready.spec.PackSelection;

/** An environment serves several suites, so that it may name what other packs declare. */
class KnownPacksTest {

  private static final List<PackSelection> CHOSEN =
      List.of(pack(requirement("out").to("example.com", "443/tcp")).select());

  @Test
  void other_packs_are_not_asked_for_if_the_site_names_nothing_of_theirs() {
    Supplier<List<PackSelection>> known =
        () -> {
          throw new AssertionError("nobody needs to know");
        };

    assertThat(Planner.plan(CHOSEN, oneNode().build(), Filter.ALL, known).checks()).hasSize(1);
  }

  @Test
  void what_another_pack_declares_is_no_mistake() {
    List<PackSelection> others =
        List.of(pack(requirement("other").from("others").to("example.org", "443/tcp")).select());
    SiteFixture site = oneNode().role("others", "other-1");

    assertThat(Planner.plan(CHOSEN, site.build(), Filter.ALL, () -> others).checks()).hasSize(1);
    assertThatThrownBy(() -> Planner.plan(CHOSEN, site.build(), Filter.ALL))
        .hasMessageContaining("unknown role 'others'");
  }
}
