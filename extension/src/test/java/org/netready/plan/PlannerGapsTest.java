// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.gaps;
import static org.netready.plan.PlanAssertions.plan;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.oneNode;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netready.endpoint.Transport;
import org.netready.spec.Expect;
import org.netready.spec.ValueType;

class PlannerGapsTest {

  private static final RequirementFixture OUT = requirement("out").to("example.com", "443/tcp");

  @Test
  void a_profile_that_is_not_chosen_is_a_quiet_gap_for_each_atom() {
    PackFixture pack =
        pack(OUT, requirement("r").profiles("b", "c").to("nodes example.com", "1/tcp ${p}/udp"))
            .variable("p", ValueType.PORT, "1")
            .profiles("a", "b", "c");

    Plan plan = plan(List.of(pack.select("a")), oneNode());

    assertThat(plan.requirements().get(1).isQuiet()).isTrue();
    assertThat(plan.gaps())
        .extracting(Gap::toRole, Gap::host, Gap::port, Gap::transport)
        .containsExactly(
            tuple("nodes", "", "1/tcp", Optional.of(Transport.TCP)),
            tuple("nodes", "", "${p}/udp", Optional.of(Transport.UDP)),
            tuple("", "example.com", "1/tcp", Optional.of(Transport.TCP)),
            tuple("", "example.com", "${p}/udp", Optional.of(Transport.UDP)));
    assertThat(plan.gaps()).extracting(Gap::profile).containsOnly("b,c");
    assertThat(gaps(plan)).containsOnly("PROFILE_NOT_CHOSEN: it is of b,c; chosen are [a]");
  }

  @Test
  void a_condition_that_is_not_met_is_a_quiet_gap_with_the_facts() {
    PackFixture pack =
        pack(OUT, requirement("r").to("example.com", "1/tcp").when("cni", "flannel"))
            .fact("cni", List.of("flannel", "weave"), "flannel", "");

    Plan plan = plan(pack, oneNode().fact("cni", "weave"));

    assertThat(plan.requirements().get(1).isQuiet()).isTrue();
    assertThat(gaps(plan))
        .containsExactly(
            "CONDITION_NOT_MET: the condition 'cni == flannel' is not met with {cni=weave}");
  }

  @Test
  void what_a_person_has_to_confirm_is_a_gap_even_if_nothing_is_stated() {
    Plan plan =
        plan(
            pack(
                OUT,
                requirement("nothing").from().expect(Expect.MANUAL),
                requirement("some").to("nodes any", "").expect(Expect.MANUAL)),
            oneNode());

    assertThat(plan.gaps())
        .extracting(Gap::fromRole, Gap::toRole, Gap::host, Gap::port)
        .containsExactly(
            tuple("", "", "", ""), tuple("nodes", "nodes", "", ""), tuple("nodes", "", "any", ""));
    assertThat(gaps(plan)).containsOnly("MANUAL: a person has to confirm that it holds");
  }

  @Test
  void an_unset_list_of_a_rule_is_a_gap() {
    PackFixture pack =
        pack(OUT, requirement("r").forbids("ports", "22/tcp"))
            .variable("ports", ValueType.PORTS, "1/tcp");

    assertThat(gaps(plan(pack, oneNode())))
        .containsExactly(
            "LIST_NOT_ENUMERATED: the document leaves ports to the site; set it under 'variables'"
                + " (What it is.)");
  }
}
