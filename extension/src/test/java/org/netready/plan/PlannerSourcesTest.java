// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.gaps;
import static org.netready.plan.PlanAssertions.ids;
import static org.netready.plan.PlanAssertions.network;
import static org.netready.plan.PlanAssertions.plan;
import static org.netready.plan.PlanAssertions.problems;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.oneNode;
import static org.netready.plan.SiteFixture.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.IpAddress;
import org.netready.spec.Direction;

class PlannerSourcesTest {

  private static final RequirementFixture OUT = requirement("out").to("example.com", "443/tcp");

  @Test
  void a_vantage_point_on_a_host_of_the_role_proves_that_host() {
    Plan plan = plan(pack(OUT), site().role("nodes", "node-1=10.0.0.1").on("node-1", "nodes"));

    Flow flow = network(plan.checks().get(0)).flow();
    assertThat(ids(plan)).containsExactly("out:nodes@node-1>example.com:443/tcp");
    assertThat(flow.fromAddress()).contains(IpAddress.parse("10.0.0.1"));
    assertThat(flow.vantage()).isEqualTo("node-1");
    assertThat(plan.gaps()).isEmpty();
  }

  @Test
  void a_vantage_point_proves_one_of_three_hosts_and_the_gap_names_the_others() {
    Plan plan =
        plan(pack(OUT), site().role("nodes", "node-1", "node-2", "node-3").on("node-2", "nodes"));

    assertThat(ids(plan)).containsExactly("out:nodes@node-2>example.com:443/tcp");
    assertThat(gaps(plan))
        .containsExactly(
            "NO_VANTAGE: 1 of 3 hosts of role 'nodes' covered; not covered: node-1, node-3");
  }

  @Test
  void a_vantage_point_that_is_no_host_by_name_counts_as_one() {
    Plan plan =
        plan(pack(OUT), site().role("nodes", "node-1", "node-2", "node-3").vantage("pc", "nodes"));

    assertThat(ids(plan)).containsExactly("out:nodes@pc>example.com:443/tcp");
    assertThat(gaps(plan))
        .containsExactly(
            "NO_VANTAGE: 1 of 3 hosts of role 'nodes' covered; not covered: 2 of node-1, node-2, node-3 (pc: none"
                + " of them by name, so each counts as one)");
  }

  @Test
  void a_role_whose_hosts_the_site_does_not_name_is_covered_by_any_vantage_point() {
    Plan plan = plan(pack(OUT), site().vantage("pc", "nodes"));

    assertThat(ids(plan)).containsExactly("out:nodes@pc>example.com:443/tcp");
    assertThat(plan.gaps()).isEmpty();
  }

  @Test
  void one_source_is_enough_where_the_document_says_so() {
    RequirementFixture ssh =
        requirement("ssh").from("jump", "clients").anySource().to("nodes", "22/tcp");
    SiteFixture site =
        site()
            .role("nodes", "node-1")
            .role("jump", "jump-1", "jump-2")
            .role("clients", "client-1")
            .on("jump-1", "jump");

    Plan plan = plan(pack(ssh).role("jump"), site);

    assertThat(ids(plan)).containsExactly("ssh:jump@jump-1>nodes@node-1:22/tcp");
    assertThat(plan.gaps()).isEmpty();
  }

  @Test
  void without_any_source_each_source_role_leaves_a_gap() {
    RequirementFixture ssh =
        requirement("ssh").from("jump", "clients").anySource().to("nodes", "22/tcp");
    SiteFixture site = oneNode().role("jump", "jump-1", "jump-2");

    assertThat(gaps(plan(pack(ssh, OUT).role("jump"), site)))
        .containsExactly(
            "NO_VANTAGE: 0 of 2 hosts covered; not covered: jump-1, jump-2; role 'jump' needs a"
                + " vantage point with it among its 'roles', under 'vantage-points' of environment"
                + " site.yaml",
            "NO_VANTAGE: role 'clients' needs a vantage point with it among its 'roles', under"
                + " 'vantage-points' of environment site.yaml");
  }

  @Test
  void any_source_is_a_vantage_point_outside_or_on_the_internet() {
    RequirementFixture open = requirement("open").from("any").to("nodes", "443/tcp");
    SiteFixture site =
        oneNode().vantage("branch-office", "any").vantage("cloud", "internet").vantage("p", "pod");

    assertThat(ids(plan(pack(open), site)))
        .containsExactly(
            "open:any@branch-office>nodes@node-1:443/tcp", "open:any@cloud>nodes@node-1:443/tcp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pod", "internet"})
  void a_predefined_role_needs_a_vantage_point_that_stands_for_it(String role) {
    RequirementFixture requirement = requirement("r").from(role).to("example.com", "443/tcp");

    assertThat(ids(plan(pack(requirement), site().vantage("here", role))))
        .containsExactly("r:" + role + "@here>example.com:443/tcp");
    assertThat(gaps(plan(pack(requirement, OUT), oneNode().vantage("here", "any"))))
        .singleElement()
        .asString()
        .startsWith("NO_VANTAGE: role '" + role + "' needs a vantage point");
  }

  @Test
  void each_host_asks_itself_and_no_other() {
    RequirementFixture health = requirement("health").from("self").to("nodes", "9099/tcp");
    SiteFixture site =
        site()
            .role("nodes", "node-1", "node-2", "node-3")
            .on("node-1", "nodes")
            .on("node-3", "clients");

    Plan plan = plan(pack(health), site);

    assertThat(ids(plan))
        .containsExactly(
            "health:self@node-1>nodes@node-1:9099/tcp", "health:self@node-3>nodes@node-3:9099/tcp");
    assertThat(gaps(plan))
        .containsExactly(
            "NO_VANTAGE: 2 of 3 hosts covered; not covered: node-2; each needs a vantage point with"
                + " its name as 'host' under 'vantage-points' of environment site.yaml");
  }

  @Test
  void a_host_is_no_destination_of_its_own() {
    RequirementFixture mesh = requirement("mesh").to("nodes", "10250/tcp");
    SiteFixture site =
        site().role("nodes", "node-1", "node-2").on("node-1", "nodes").on("node-2", "nodes");

    Plan plan = plan(pack(mesh), site);

    assertThat(ids(plan))
        .containsExactly(
            "mesh:nodes@node-1>nodes@node-2:10250/tcp", "mesh:nodes@node-2>nodes@node-1:10250/tcp");
    assertThat(plan.gaps()).isEmpty();
  }

  @Test
  void a_host_may_be_its_own_destination_on_local_traffic() {
    RequirementFixture local =
        requirement("local").direction(Direction.LOCAL).to("nodes", "9099/tcp");

    assertThat(ids(plan(pack(local), oneNode())))
        .containsExactly("local:nodes@node-1>nodes@node-1:9099/tcp");
  }

  @Test
  void a_cluster_of_one_node_has_no_other_host() {
    RequirementFixture mesh = requirement("mesh").to("nodes", "10250/tcp");

    assertThat(gaps(plan(pack(mesh, OUT), oneNode())))
        .containsExactly(
            "NO_HOST_FOR_ROLE: no other host: the source itself is the only destination, node-1");
  }

  @Test
  void a_host_that_would_ask_itself_alone_needs_no_vantage_point() {
    RequirementFixture join = requirement("join").from("nodes").to("servers", "9345/tcp");
    SiteFixture site =
        site().role("nodes", "node-1", "node-2").role("servers", "node-1").on("node-2", "nodes");

    Plan plan = plan(pack(join).role("servers"), site);

    assertThat(ids(plan)).containsExactly("join:nodes@node-2>servers@node-1:9345/tcp");
    assertThat(plan.gaps()).isEmpty();
  }

  @Test
  void a_plan_without_a_check_is_an_error_that_counts_the_gaps() {
    assertThat(problems(pack(OUT, requirement("in").to("clients", "1/tcp")), site()))
        .containsExactly(
            "no check can be made: 1 x no host for role, 1 x no vantage in the source role;"
                + " expected environment site.yaml to allow at least one; the first: role 'nodes'"
                + " needs a vantage point with it among its 'roles', under 'vantage-points' of"
                + " environment site.yaml");
  }

  @Test
  void a_plan_of_quiet_gaps_alone_is_an_error_as_well() {
    PackFixture pack =
        pack(requirement("r").profiles("a").to("example.com", "443/tcp")).profiles("a");

    assertThat(problems(pack, oneNode()))
        .containsExactly(
            "no check can be made: 1 x profile not chosen; expected environment site.yaml to allow"
                + " at least one");
  }
}
