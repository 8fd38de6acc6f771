// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.plan.Check;
import org.netready.plan.Subject;
import org.netready.probe.Cause;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.probe.Question;

/**
 * The verdict on one check, with its evidence.
 *
 * @param check the check
 * @param verdict the verdict
 * @param cause why it is not PASS; empty if it is
 * @param state the port's state; empty if the probe did not come so far
 * @param expected what was expected, as a sentence part
 * @param butWas what was seen, as a sentence part
 * @param fix what to do; empty if there is nothing to do
 * @param notes what else a reader should know: how it was proved, what was not
 * @param observation what was seen; empty if nothing had to be probed
 */
public record CheckResult(
    Check check,
    Verdict verdict,
    Optional<Cause> cause,
    Optional<PortState> state,
    String expected,
    String butWas,
    String fix,
    List<String> notes,
    Optional<Observation> observation) {

  /** The kinds of questions of which a sample of the ports may be asked. */
  private static final Set<Question.Kind> OF_PORTS =
      EnumSet.of(Question.Kind.SERVICE, Question.Kind.ROUTE);

  /** Make a result. */
  public CheckResult {
    notes = List.copyOf(notes);
  }

  /**
   * Return whether it passed by a sample: what was asked is as it should be, and some ports of the
   * range or some addresses of the prefix were not asked.
   */
  public boolean isBySample() {
    return verdict == Verdict.PASS
        && check
            .onNetwork()
            .map(Subject.OnNetwork::question)
            .filter(it -> OF_PORTS.contains(it.kind()) && it.isSample())
            .isPresent();
  }

  /** Return the same, with what was expected of the network said to be due within a limit. */
  public CheckResult within(Duration limit) {
    return new CheckResult(
        check,
        verdict,
        cause,
        state,
        Expected.within(check, limit),
        butWas,
        fix,
        notes,
        observation);
  }

  /** Return the same as INCONCLUSIVE, with notes that say why. */
  CheckResult asUnknown(List<String> why) {
    return new CheckResult(
            check, Verdict.INCONCLUSIVE, cause, state, expected, butWas, fix, notes, observation)
        .withNotes(why);
  }

  /** Return the same with further notes after its own. */
  public CheckResult withNotes(List<String> further) {
    List<String> all = Stream.concat(notes.stream(), further.stream()).toList();
    return new CheckResult(check, verdict, cause, state, expected, butWas, fix, all, observation);
  }
}
