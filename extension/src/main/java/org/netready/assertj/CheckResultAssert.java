// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.netready.probe.Cause;
import org.netready.probe.PortState;
import org.netready.verdict.CheckResult;
import org.netready.verdict.FailureText;
import org.netready.verdict.Verdict;

/** Assertions on the result of a check. A failure shows the result as its test would. */
public class CheckResultAssert extends AbstractAssert<CheckResultAssert, CheckResult> {

  /** Make assertions; {@link ReadinessAssertions#assertThat(CheckResult)} is the shorter way. */
  public CheckResultAssert(CheckResult actual) {
    super(actual, CheckResultAssert.class);
  }

  /** Verify that the verdict is {@link Verdict#PASS}. */
  public CheckResultAssert passed() {
    return hasVerdict("should have passed", Verdict.PASS);
  }

  /**
   * Verify that the verdict is {@link Verdict#FAIL}. {@link Verdict#ERROR} is none: it says nothing
   * of the network.
   */
  public CheckResultAssert failed() {
    return hasVerdict("should have failed", Verdict.FAIL);
  }

  /** Verify that the verdict is {@link Verdict#INCONCLUSIVE}. */
  public CheckResultAssert isInconclusive() {
    return hasVerdict("should be inconclusive", Verdict.INCONCLUSIVE);
  }

  /** Verify why it did not pass. */
  public CheckResultAssert hasCause(Cause cause) {
    isNotNull();
    return verify(
        actual.cause().equals(Optional.of(cause)),
        "should have cause " + cause,
        cause.name(),
        actual.cause().map(Cause::name).orElse("no cause"));
  }

  /** Verify the state of the port. */
  public CheckResultAssert hasState(PortState state) {
    isNotNull();
    return verify(
        actual.state().equals(Optional.of(state)),
        "should have state " + state,
        state.name(),
        actual
            .state()
            .map(PortState::name)
            .orElse("no state: the probe did not come so far, or was not needed"));
  }

  /**
   * Verify that the message of the check's test contains a text.
   *
   * @param part a text that is not blank
   * @throws IllegalArgumentException if it is blank
   */
  public CheckResultAssert hasMessageContaining(String part) {
    Arguments.requireText("part", part);
    isNotNull();
    return verify(
        FailureText.of(actual).contains(part),
        "should have a message with '%s'".formatted(part),
        "a message with '%s'".formatted(part),
        "a message without it");
  }

  private CheckResultAssert hasVerdict(String claim, Verdict verdict) {
    isNotNull();
    return verify(actual.verdict() == verdict, claim, verdict.name(), VerdictText.of(actual));
  }

  private CheckResultAssert verify(boolean holds, String claim, String expected, String butWas) {
    if (!holds) {
      FactList facts =
          FactList.under("%s %s".formatted(actual.check().id(), claim))
              .fact("expected", expected)
              .fact("but was", butWas)
              .fact("result", FailureText.of(actual));
      failWithActualExpectedAndMessage(butWas, expected, "%s", facts);
    }
    return this;
  }
}
