// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netready.ByHand;

class ReadinessSoftAssertionsTest {

  @Test
  void all_failures_are_gathered() {
    ReadinessSoftAssertions softly = new ReadinessSoftAssertions();

    softly.assertThat(ByHand.filtered()).as("registry").isOpen().isTrusted().answers(200);
    softly.assertThat(ByHand.answered()).isOpen().answers(200);
    softly.assertThat(ByHand.failed()).passed();
    softly.assertThatResults(List.of()).allPassed();

    assertThat(softly.errorsCollected())
        .extracting(failure -> failure.getMessage().lines().findFirst().orElse(""))
        .containsExactly(
            "[registry] registry.example.com, 443/tcp should be open",
            "[registry] registry.example.com, 443/tcp should have a certificate of a public root",
            "[registry] registry.example.com, 443/tcp should answer with status 200",
            "registry.example.com, 443/tcp should answer with status 200",
            "k3s-api:agent-1:server-1:6443/tcp should have passed",
            "there are no results; expected at least one, and all passed");
  }

  @Test
  void they_fail_once_at_the_end() {
    assertThatThrownBy(
            () ->
                ReadinessSoftAssertions.assertSoftly(
                    softly -> {
                      softly.assertThat(ByHand.closed()).isOpen();
                      softly.assertThat(ByHand.passed()).failed();
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("registry.example.com, 443/tcp should be open")
        .hasMessageContaining("k3s-api:agent-1:server-1:6443/tcp should have failed")
        .hasMessageContaining("(2 failures)");
  }

  @Test
  void nothing_fails_if_all_holds() {
    ReadinessSoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(ByHand.answered()).isOpen().isTrusted();
          softly.assertThatResults(List.of(ByHand.requirement(ByHand.passed()))).allPassed();
        });
  }
}
