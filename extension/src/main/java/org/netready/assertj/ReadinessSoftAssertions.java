// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.Collection;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.netready.probe.Observation;
import org.netready.verdict.CheckResult;
import org.netready.verdict.RequirementResult;

/**
 * Assertions that are all made before the first failure is told: call {@link #assertAll()} at the
 * end, or use {@link #assertSoftly(Consumer)}, which does. Not safe for use by many threads.
 */
public class ReadinessSoftAssertions extends AbstractSoftAssertions {

  /** Make soft assertions without a failure so far. */
  public ReadinessSoftAssertions() {}

  /**
   * Make assertions and fail once, with all failures, if there are any.
   *
   * @param assertions makes assertions with what it is given
   */
  public static void assertSoftly(Consumer<ReadinessSoftAssertions> assertions) {
    SoftAssertionsProvider.assertSoftly(ReadinessSoftAssertions.class, assertions);
  }

  /** Begin assertions on what a probe saw. */
  public ObservationAssert assertThat(Observation actual) {
    return proxy(ObservationAssert.class, Observation.class, actual);
  }

  /** Begin assertions on the result of a check. */
  public CheckResultAssert assertThat(CheckResult actual) {
    return proxy(CheckResultAssert.class, CheckResult.class, actual);
  }

  /** Begin assertions on what came of several requirements. */
  @SuppressWarnings("unchecked") // a class literal has no type arguments
  public RequirementResultsAssert assertThatResults(
      Collection<? extends RequirementResult> actual) {
    var type = (Class<Collection<? extends RequirementResult>>) (Class<?>) Collection.class;
    return proxy(RequirementResultsAssert.class, type, actual);
  }
}
