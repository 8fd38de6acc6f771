// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.netready.PlannedByHand;
import org.netready.plan.Check;
import org.netready.plan.Gap;
import org.netready.plan.Plan;
import org.netready.plan.PlannedRequirement;

class PlanLinesTest {

  private final PlanLines lines = new PlanLines(new Provenance("prod.yaml", false));

  @Test
  void a_check_is_a_line_with_all_that_is_known_of_it() {
    assertThat(text(plan(List.of(PlannedByHand.check()), List.of())))
        .isEqualTo(
            """
            {"kind":"check","version":1,"id":"k3s-api:agent-1:server-1:6443/tcp",\
            "requirement":"k3s-api","pack":"rancher","profile":"k3s","level":"must",\
            "direction":"inbound","fromRole":"k3s-agents","from":"agent-1",\
            "fromAddress":"10.0.0.21","vantage":"jump","toRole":"k3s-servers","host":"",\
            "resolvedHost":"server-1","addresses":["10.0.0.11"],"transport":"tcp","port":"6443",\
            "service":"tls","trust":"private","expect":"reachable","expectation":"LISTENING",\
            "title":"servers and agents reach the Kubernetes API",\
            "purpose":"Nodes register and watch through it.","tags":["cluster"],"sources":"all",\
            "oneIsEnough":false,"listens":"installed","when":"",\
            "inferred":["transport","service"],"obsolete":"",\
            "cite":"Rancher, Port Requirements (v2.x), K3s, inbound rules, row 1",\
            "citation":{"title":"Rancher, Port Requirements","version":"v2.x",\
            "url":"https://example.com/ports","retrieved":"2026-11-20",\
            "section":"K3s, inbound rules","row":"1"},"specifiedAt":"rancher.yaml:41:5",\
            "simulated":false,"environment":"prod.yaml","question":"service","path":"",\
            "answers":{"path":"","status":[],"header":"","content":""},"controls":[]}
            """);
  }

  @Test
  void the_host_of_the_document_stands_beside_the_host_that_is_asked() {
    assertThat(text(plan(List.of(PlannedByHand.wildcardCheck()), List.of())))
        .contains("\"host\":\"*.azurecr.io\",\"resolvedHost\":\"site.azurecr.io\"")
        .contains("\"port\":\"30000-32767\"")
        .contains("\"service\":\"registry\",\"trust\":\"public-only\"")
        .contains("\"status\":[200,401]")
        .contains("\"controls\":[\"k3s-api:agent-1:server-1:6443/tcp\"]");
  }

  @Test
  void a_check_of_a_value_has_the_value_and_no_endpoint() {
    assertThat(text(plan(List.of(PlannedByHand.valueCheck()), List.of())))
        .contains("\"fromRole\":\"\",\"from\":\"\"")
        .contains("\"host\":\"\",\"resolvedHost\":\"\",\"addresses\":[]")
        .contains("\"expect\":\"variable-allowed\",\"expectation\":\"VALUE_ALLOWED\"")
        .endsWith(
            "\"variable\":\"sql-port\",\"value\":\"15000\",\"allowed\":[],"
                + "\"forbidden\":[\"15000\",\"15001\"]}\n");
  }

  @Test
  void a_gap_is_a_line_with_its_reason() {
    assertThat(text(plan(List.of(), List.of(PlannedByHand.gap()))))
        .startsWith("{\"kind\":\"gap\",\"version\":1,\"requirement\":\"k3s-api\"")
        .contains("\"toRole\":\"k3s-servers\",\"host\":\"\"")
        .contains("\"transport\":\"\",\"port\":\"6443\",\"service\":\"tls\",\"trust\":\"private\"")
        .contains(
            "\"reason\":\"no-vantage\",\"reasonText\":\"no vantage in the source role\","
                + "\"detail\":\"no vantage point stands in for 'k3s-servers'\",\"quiet\":false")
        .doesNotContain("\"id\"");
  }

  @Test
  void a_simulated_run_says_so_in_each_line() {
    PlanLines simulated = new PlanLines(new Provenance("simulated", true));

    assertThat(simulated.of(plan(List.of(PlannedByHand.check()), List.of(PlannedByHand.gap()))))
        .hasSize(2)
        .allMatch(line -> line.contains("\"simulated\":true,\"environment\":\"simulated\""));
  }

  private String text(Plan plan) {
    return lines.of(plan).collect(Collectors.joining());
  }

  private static Plan plan(List<Check> checks, List<Gap> gaps) {
    return new Plan(
        List.of(new PlannedRequirement(PlannedByHand.requirement(), "rancher", checks, gaps)));
  }
}
