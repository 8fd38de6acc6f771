// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.check;
import static org.netready.plan.PlanAssertions.gaps;
import static org.netready.plan.PlanAssertions.ids;
import static org.netready.plan.PlanAssertions.network;
import static org.netready.plan.PlanAssertions.plan;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.oneNode;
import static org.netready.plan.SiteFixture.site;

import org.junit.jupiter.api.Test;
import org.netready.endpoint.Ports;
import org.netready.environment.Phase;
import org.netready.probe.Question;
import org.netready.spec.Expect;
import org.netready.spec.Listens;
import org.netready.spec.ValueType;

/** Demands on a host itself: what listens there, and what must be free. */
class PlannerHostsTest {

  private static final RequirementFixture OUT = requirement("out").to("example.com", "443/tcp");

  @Test
  void what_listens_on_a_host_is_one_check_for_each_transport() {
    Plan plan =
        plan(pack(onlyListening("6443/tcp 8472/udp")), site().role("nodes", "node-1").on("node-1"));

    assertThat(ids(plan))
        .containsExactly(
            "only:self@node-1>nodes@node-1:1-65535/tcp",
            "only:self@node-1>nodes@node-1:1-65535/udp");
    Subject.OnNetwork tcp = network(plan.checks().get(0));
    assertThat(plan.checks().get(0).expectation()).isEqualTo(Expectation.ONLY_LISTENING);
    assertThat(tcp.question().kind()).isEqualTo(Question.Kind.LISTENERS);
    assertThat(tcp.allowed()).containsExactly(Ports.tcp(6443));
    assertThat(network(plan.checks().get(1)).allowed()).containsExactly(Ports.udp(8472));
  }

  @Test
  void the_site_allows_more_by_a_variable_of_the_pack_and_for_all_packs() {
    PackFixture pack =
        pack(onlyListening("6443/tcp ${more}")).variable("more", ValueType.PORTS, "1/tcp");

    Plan plan =
        plan(
            pack,
            site()
                .role("nodes", "node-1")
                .on("node-1")
                .variable("more", "22/tcp", "30000-32767/tcp")
                .allowedListeners("111/tcp", "123/udp"));

    assertThat(network(plan.checks().get(0)).allowed())
        .extracting(Ports::toString)
        .containsExactly("6443/tcp", "22/tcp", "30000-32767/tcp", "111/tcp");
    assertThat(network(plan.checks().get(1)).allowed())
        .extracting(Ports::toString)
        .containsExactly("123/udp");
  }

  @Test
  void a_host_without_a_vantage_point_is_a_gap_of_each_atom() {
    Plan plan =
        plan(pack(onlyListening("1/tcp 2/udp")), oneNode().role("nodes", "node-1", "node-2"));

    assertThat(plan.checks()).hasSize(2);
    assertThat(plan.gaps()).extracting(Gap::port).containsExactly("1/tcp", "2/udp");
    assertThat(gaps(plan))
        .containsOnly(
            "NO_VANTAGE: 1 of 2 hosts covered; not covered: node-2; each needs a vantage point"
                + " with its name as 'host' under 'vantage-points' of environment site.yaml");
  }

  @Test
  void a_port_that_must_be_free_is_bound_on_the_host_itself() {
    Plan plan = plan(pack(mustBeFree("80/tcp 30000-32767/udp")), oneNode());

    assertThat(ids(plan))
        .containsExactly(
            "free:self@node-1>nodes@node-1:80/tcp",
            "free:self@node-1>nodes@node-1:30000-32767/udp");
    Check check = check(plan, "free:self@node-1>nodes@node-1:80/tcp");
    assertThat(check.expectation()).isEqualTo(Expectation.FREE);
    assertThat(network(check).question().kind()).isEqualTo(Question.Kind.BIND);
  }

  @Test
  void a_port_of_the_product_has_to_be_free_only_before_it_is_there() {
    RequirementFixture free = mustBeFree("80/tcp").listens(Listens.INSTALLED);

    Plan before = plan(pack(OUT, free), oneNode().phase(Phase.BEFORE_INSTALL));
    Plan after = plan(pack(OUT, free), oneNode());

    assertThat(ids(before)).contains("free:self@node-1>nodes@node-1:80/tcp");
    assertThat(after.requirements().get(1).isQuiet()).isTrue();
    assertThat(gaps(after))
        .containsExactly(
            "CONDITION_NOT_MET: the product is installed and holds the port itself; it has to be"
                + " free before");
  }

  private static RequirementFixture onlyListening(String ports) {
    return requirement("only").from("self").to("nodes", ports).expect(Expect.ONLY_LISTENING);
  }

  private static RequirementFixture mustBeFree(String ports) {
    return requirement("free").from("self").to("nodes", ports).expect(Expect.MUST_BE_FREE);
  }
}
