// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.ByHand.requirement;
import static org.netready.assertj.ReadinessAssertions.assertThatResults;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netready.ByHand;
import org.netready.PlannedByHand;
import org.netready.plan.Gap;
import org.netready.plan.GapReason;
import org.netready.plan.PlannedRequirement;
import org.netready.probe.Cause;
import org.netready.verdict.RequirementResult;

class RequirementResultsAssertTest {

  @Test
  void what_is_proven_passes() {
    assertThatResults(List.of(requirement(ByHand.passed()), requirement(ByHand.passed())))
        .allPassed();
  }

  @Test
  void what_does_not_apply_has_nothing_to_show() {
    assertThatResults(List.of(requirement(ByHand.passed()), quiet())).allPassed();
  }

  @Test
  void each_check_that_did_not_pass_is_listed_with_its_message() {
    var results =
        List.of(
            requirement(ByHand.failed()),
            requirement(ByHand.passed()),
            requirement(ByHand.valueFailed()));

    assertThatThrownBy(() -> assertThatResults(results).allPassed())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            2 of 3 requirements not proven:

            FAIL, CONNECT_TIMED_OUT
            [k3s-api:agent-1:server-1:6443/tcp] servers and agents reach the Kubernetes API
              from:         agent-1 (10.0.0.21), asked from jump
              to:           server-1 (10.0.0.11, 10.0.0.5), 6443/tcp
              expected:     LISTENING within 5 s
              but was:      FILTERED: no answer in 5 s
              required by:  Rancher, Port Requirements (v2.x), K3s, inbound rules, row 1
              specified at: rancher.yaml:41:5
              note:         proves 1 of 2 hosts of 'k3s-agents'
              fix:          allow 10.0.0.21 -> 10.0.0.11, 6443/tcp

            FAIL, VALUE_NOT_ALLOWED
            [sql-port] servers and agents reach the Kubernetes API
              variable:     sql-port
              expected:     none of [15000, 15001]
              but was:      15000
              required by:  Rancher, Port Requirements (v2.x), K3s, inbound rules, row 1
              specified at: rancher.yaml:41:5
              fix:          choose another port""");
  }

  @Test
  void a_half_that_is_a_gap_is_not_passed() {
    var results = List.of(requirement(ByHand.passed(), PlannedByHand.gap()));

    assertThatThrownBy(() -> assertThatResults(results).allPassed())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            1 of 1 requirements not proven:

            checked in part
            [k3s-api] servers and agents reach the Kubernetes API
              gap: no vantage in the source role: no vantage point stands in for 'k3s-servers'""");
  }

  @Test
  void gaps_alone_are_not_passed() {
    var results = List.of(requirement(ByHand.passed()), onlyGaps(PlannedByHand.gap()));

    assertThatThrownBy(() -> assertThatResults(results).allPassed())
        .hasMessage(
            """
            1 of 2 requirements not proven:

            not checked
            [k3s-api] servers and agents reach the Kubernetes API
              gap: no vantage in the source role: no vantage point stands in for 'k3s-servers'""");
  }

  @Test
  void no_results_are_no_success() {
    assertThatThrownBy(() -> assertThatResults(List.of()).allPassed())
        .hasMessage("there are no results; expected at least one, and all passed");
    assertThatThrownBy(() -> assertThatResults(List.of(quiet(), quiet())).allPassed())
        .hasMessage("none of 2 requirements applies; expected at least one, and all passed");
  }

  private static RequirementResult quiet() {
    Gap gap = PlannedByHand.gap();
    return onlyGaps(
        new Gap(
            gap.requirement(),
            gap.pack(),
            gap.profile(),
            gap.fromRole(),
            gap.toRole(),
            gap.host(),
            gap.transport(),
            gap.port(),
            GapReason.CONDITION_NOT_MET,
            "cni == flannel-vxlan"));
  }

  private static RequirementResult onlyGaps(Gap gap) {
    return new RequirementResult(
        new PlannedRequirement(gap.requirement(), gap.pack(), List.of(), List.of(gap)), List.of());
  }

  @Test
  void those_that_fail_are_those_that_were_expected_to() {
    assertThatResults(List.of(requirement(ByHand.failed())))
        .failOnly(Map.of("k3s-api", Cause.CONNECT_TIMED_OUT));
    assertThatResults(List.of(requirement(ByHand.passed()), quiet())).failOnly(Map.of());
  }

  @Test
  void each_that_is_not_as_expected_is_named() {
    var results = List.of(requirement(ByHand.failed()));

    assertThatThrownBy(() -> assertThatResults(results).failOnly(Map.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            not as expected of 1 requirements:
              [k3s-api] expected: no failure, but was: FAIL, CONNECT_TIMED_OUT""");
    assertThatThrownBy(
            () ->
                assertThatResults(results)
                    .failOnly(
                        Map.of("k3s-api", Cause.NAME_NXDOMAIN, "absent", Cause.CONNECT_REFUSED)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            not as expected of 1 requirements:
              [absent] expected: FAIL, CONNECT_REFUSED, but was: no such requirement
              [k3s-api] expected: FAIL, NAME_NXDOMAIN, but was: FAIL, CONNECT_TIMED_OUT""");
    assertThatThrownBy(
            () ->
                assertThatResults(List.of(requirement(ByHand.passed())))
                    .failOnly(Map.of("k3s-api", Cause.NAME_NXDOMAIN)))
        .hasMessageContaining("[k3s-api] expected: FAIL, NAME_NXDOMAIN, but was: PASS");
  }
}
