// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;
import static org.netready.probe.PortState.OPEN_OR_FILTERED;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netready.endpoint.Transport;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Gap;
import org.netready.plan.GapReason;
import org.netready.probe.Cause;
import org.netready.spec.Level;
import org.netready.spec.Service;
import org.netready.spec.Trust;

class FailureTextTest {

  @Test
  void a_failure_is_a_list_of_aligned_facts() {
    Check check = Checks.expecting(Expectation.LISTENING).build();

    assertThat(text(check, Seen.of(check).state(FILTERED)))
        .isEqualTo(
            """
            [k3s-api] servers and agents reach the Kubernetes API
              from:         agent-1 (10.0.0.21)
              to:           server-1 (10.0.0.11), 6443/tcp
              expected:     LISTENING: a connection opens
              but was:      FILTERED: no answer in 5 s
              required by:  Rancher, Port Requirements (v2.x), K3s, inbound rules, row 1
              specified at: rancher.yaml:41:5
              fix:          allow 10.0.0.21 -> 10.0.0.11, 6443/tcp""");
  }

  @Test
  void what_only_warns_says_so() {
    Check check =
        Checks.expecting(Expectation.LISTENING)
            .id("quay")
            .vantage("laptop")
            .declared("*.quay.io")
            .to("cdn.quay.io")
            .ports("443/tcp")
            .service(Service.HTTPS)
            .trust(Trust.PUBLIC_ONLY)
            .level(Level.SHOULD)
            .obsolete("the registry moved in 2025")
            .build();

    assertThat(
            text(
                check,
                Seen.of(check)
                    .resolved("192.0.2.7")
                    .at("192.0.2.7", 443, OPEN)
                    .siteTls()
                    .http(200)))
        .isEqualTo(
            """
            [quay] servers and agents reach the Kubernetes API
              from:         agent-1 (10.0.0.21), asked from laptop
              to:           cdn.quay.io (192.0.2.7), 443/tcp, a sample of *.quay.io
              expected:     LISTENING: https answers, certificate from a public root, without inspection
              but was:      OPEN, but TLS is intercepted: issuer CN=Corp Proxy CA
              required by:  Rancher, Port Requirements (v2.x), K3s, inbound rules, row 1
              specified at: rancher.yaml:41:5
              level:        should: recommended, not required
              obsolete:     the registry moved in 2025; a violation only warns
              fix:          exempt cdn.quay.io from TLS inspection for agent-1""");
  }

  @Test
  void a_name_that_is_unknown_is_a_matter_of_dns() {
    Check check =
        Checks.expecting(Expectation.LISTENING).to("api.example.com").ports("443/tcp").build();

    assertThat(
            text(check, Seen.of(check).notResolved(Cause.NAME_NXDOMAIN, "NXDOMAIN from 10.0.0.2")))
        .contains(
            "\n  to:           api.example.com, 443/tcp\n",
            "\n  but was:      name not resolved: NXDOMAIN from 10.0.0.2\n")
        .endsWith(
            "  fix:          ask the DNS team for an address of api.example.com, as agent-1 would"
                + " look it up; check its spelling");
  }

  @Test
  void an_inconclusive_verdict_gives_its_notes_before_the_fix() {
    Check check = Checks.expecting(Expectation.PERMITTED).ports("8472/udp").build();

    assertThat(text(check, Seen.of(check).state(OPEN_OR_FILTERED)))
        .endsWith(
            "\n  note:         silence over UDP proves nothing: this needs a responder that answers"
                + " there\n  fix:          let something answer on 10.0.0.11, 8472/udp and run again");
  }

  @Test
  void a_value_has_no_place_on_the_network() {
    CheckResult result = Judge.judgeValue(Checks.ofValue("15000", List.of(), List.of("15000")));

    assertThat(FailureText.of(result))
        .isEqualTo(
            """
            [sql-port-free] servers and agents reach the Kubernetes API
              variable:     sql-port
              expected:     VALUE_ALLOWED: sql-port is none of [15000]
              but was:      '15000'
              required by:  Rancher, Port Requirements (v2.x), K3s, inbound rules, row 1
              specified at: rancher.yaml:41:5
              fix:          choose another value for sql-port""");
  }

  @Test
  void a_hostile_peer_cannot_break_a_line_or_fill_a_screen() {
    Check check = Checks.expecting(Expectation.LISTENING).service(Service.SSH).build();
    String hostile = "SSH\n  fix: \u001b[2J allow all\u202e" + "x".repeat(5000);

    String text =
        text(
            check,
            Seen.of(check).state(OPEN).greeting(hostile, Optional.of(Cause.PROTOCOL_MISMATCH)));

    assertThat(text).contains("but was:      OPEN, but SSH?  fix: ?[2J allow all?xxx");
    assertThat(text).doesNotContain("\u001b", "\u202e").hasSizeLessThan(1500);
    assertThat(text.lines()).hasSize(8);
  }

  @Test
  void a_gap_says_what_is_missing_on_one_line() {
    Gap gap =
        new Gap(
            Checks.expecting(Expectation.LISTENING).requirement(),
            "rancher",
            "k3s",
            "k3s-agents",
            "k3s-servers",
            "",
            Optional.of(Transport.TCP),
            "6443/tcp",
            GapReason.NO_VANTAGE,
            "no vantage point stands in for k3s-agents");

    assertThat(FailureText.of(gap))
        .isEqualTo("gap: no vantage in the source role: no vantage point stands in for k3s-agents");
  }

  private static String text(Check check, Seen seen) {
    return FailureText.of(Judge.judge(check, seen.build(), List.of()));
  }
}
