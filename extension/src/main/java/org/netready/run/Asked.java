// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.netready.plan.Subject;
import org.netready.probe.Cause;
import org.netready.probe.Observation;
import org.netready.probe.Question;

/**
 * A question from a vantage point: what is asked once, however many checks want to know.
 *
 * @param vantage the vantage point
 * @param question the question
 */
record Asked(String vantage, Question question) {

  static Asked of(Subject.OnNetwork subject) {
    return new Asked(subject.flow().vantage(), subject.question());
  }

  /**
   * Return an observation of nothing, because something of ours broke or ended.
   *
   * @param attempts how often it was asked by then
   * @param took how long ago it was asked first; zero if it was not
   */
  Observation failed(Cause cause, String detail, int attempts, Duration took) {
    return new Observation(
        question,
        vantage,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(new Observation.Failure(cause, detail)),
        attempts,
        took);
  }
}
