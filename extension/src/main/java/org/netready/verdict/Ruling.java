// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.probe.Cause;

/**
 * What a rule decided.
 *
 * @param verdict the verdict
 * @param cause why it is not PASS; empty if it is
 * @param butWas what was seen, as a sentence part
 * @param notes what else a reader should know
 * @param offenders the addresses and ports that brought it about, so that advice names those alone;
 *     empty if it was none or all of them
 */
record Ruling(
    Verdict verdict,
    Optional<Cause> cause,
    String butWas,
    List<String> notes,
    List<Reach> offenders) {

  Ruling {
    notes = List.copyOf(notes);
    offenders = List.copyOf(offenders);
  }

  static Ruling pass(String butWas, String... notes) {
    return new Ruling(Verdict.PASS, Optional.empty(), butWas, List.of(notes), List.of());
  }

  static Ruling fail(Cause cause, String butWas, String... notes) {
    return not(Verdict.FAIL, cause, butWas, notes);
  }

  static Ruling inconclusive(Cause cause, String butWas, String... notes) {
    return not(Verdict.INCONCLUSIVE, cause, butWas, notes);
  }

  static Ruling error(Cause cause, String butWas) {
    return not(Verdict.ERROR, cause, butWas);
  }

  /** The probe's record is not what a probe records: our fault, and never a PASS. */
  static Ruling incomplete(String what) {
    return error(Cause.INTERNAL_ERROR, "the probe's record is incomplete: " + what);
  }

  static Ruling not(Verdict verdict, Cause cause, String butWas, String... notes) {
    return new Ruling(verdict, Optional.of(cause), butWas, List.of(notes), List.of());
  }

  Ruling by(List<Reach> others) {
    return new Ruling(verdict, cause, butWas, notes, others);
  }

  Ruling withNotes(List<String> more) {
    return new Ruling(
        verdict, cause, butWas, Stream.concat(notes.stream(), more.stream()).toList(), offenders);
  }

  /** A service that does not answer is no fault of the path. */
  Ruling aboutThePath() {
    return verdict == Verdict.FAIL
        ? new Ruling(Verdict.INCONCLUSIVE, cause, butWas, notes, offenders)
        : this;
  }
}
