// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.Collection;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.netready.probe.Observation;
import org.netready.verdict.CheckResult;
import org.netready.verdict.RequirementResult;

/**
 * The way in to the assertions on observations and results. It can be imported statically beside
 * AssertJ's {@code Assertions}.
 */
public final class ReadinessAssertions {

  /** Lets {@code asInstanceOf} and {@code extracting} go on with an observation. */
  public static final InstanceOfAssertFactory<Observation, ObservationAssert> OBSERVATION =
      new InstanceOfAssertFactory<>(Observation.class, ReadinessAssertions::assertThat);

  /** Lets {@code asInstanceOf} and {@code extracting} go on with a result. */
  public static final InstanceOfAssertFactory<CheckResult, CheckResultAssert> CHECK_RESULT =
      new InstanceOfAssertFactory<>(CheckResult.class, ReadinessAssertions::assertThat);

  private ReadinessAssertions() {}

  /** Begin assertions on what a probe saw. */
  public static ObservationAssert assertThat(Observation actual) {
    return new ObservationAssert(actual);
  }

  /** Begin assertions on the result of a check. */
  public static CheckResultAssert assertThat(CheckResult actual) {
    return new CheckResultAssert(actual);
  }

  /** Begin assertions on what came of several requirements. */
  public static RequirementResultsAssert assertThatResults(
      Collection<? extends RequirementResult> actual) {
    return new RequirementResultsAssert(actual);
  }
}
