// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.assertj.ReadinessAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netready.ByHand;
import org.netready.probe.Cause;
import org.netready.probe.PortState;

class CheckResultAssertTest {

  @Test
  void what_holds_passes() {
    assertThat(ByHand.passed()).passed().hasState(PortState.OPEN);
    assertThat(ByHand.failed())
        .failed()
        .hasCause(Cause.CONNECT_TIMED_OUT)
        .hasState(PortState.FILTERED)
        .hasMessageContaining("allow 10.0.0.21");
  }

  @Test
  void a_failure_shows_the_result() {
    assertThatThrownBy(() -> assertThat(ByHand.failed()).as("rancher").passed())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            [rancher] k3s-api:agent-1:server-1:6443/tcp should have passed
              expected:     PASS
              but was:      FAIL, CONNECT_TIMED_OUT
              result:       [k3s-api:agent-1:server-1:6443/tcp] servers and agents reach the Kubernetes API
                              from:         agent-1 (10.0.0.21), asked from jump
                              to:           server-1 (10.0.0.11, 10.0.0.5), 6443/tcp
                              expected:     LISTENING within 5 s
                              but was:      FILTERED: no answer in 5 s
                              required by:  Rancher, Port Requirements (v2.x), K3s, inbound rules, row 1
                              specified at: rancher.yaml:41:5
                              note:         proves 1 of 2 hosts of 'k3s-agents'
                              fix:          allow 10.0.0.21 -> 10.0.0.11, 6443/tcp""");
  }

  @Test
  void every_assertion_says_what_was_expected_and_seen() {
    assertThatThrownBy(() -> assertThat(ByHand.passed()).failed())
        .hasMessageContaining("\n  expected:     FAIL\n  but was:      PASS\n");
    assertThatThrownBy(() -> assertThat(ByHand.failed()).isInconclusive())
        .hasMessageContaining("\n  expected:     INCONCLUSIVE\n  but was:      FAIL, ");
    assertThatThrownBy(() -> assertThat(ByHand.passed()).hasCause(Cause.EXPOSED))
        .hasMessageContaining("\n  expected:     EXPOSED\n  but was:      no cause\n");
    assertThatThrownBy(() -> assertThat(ByHand.valueFailed()).hasState(PortState.OPEN))
        .hasMessageContaining("\n  but was:      no state: the probe did not come so far");
    assertThatThrownBy(() -> assertThat(ByHand.failed()).hasMessageContaining("sunshine"))
        .hasMessageContaining("\n  expected:     a message with 'sunshine'\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(ByHand.failed()).hasMessageContaining(""));
  }

  @Test
  void a_result_within_another_object_can_be_asserted() {
    Object result = ByHand.passed();

    assertThat(result).asInstanceOf(ReadinessAssertions.CHECK_RESULT).passed();
  }
}
