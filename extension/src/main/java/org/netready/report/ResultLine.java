// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.netready.probe.Cause;
import org.netready.probe.PortState;
import org.netready.verdict.Verdict;

/**
 * A result as a file has it, without its layers.
 *
 * @param id the check's id
 * @param requirement the requirement's id
 * @param pack the pack's name
 * @param verdict the verdict
 * @param cause why it is not PASS; empty if it is
 * @param state the port's state; empty if the probe did not come so far
 * @param expected what was expected
 * @param butWas what was seen
 * @param fix what to do; empty if there is nothing to do
 * @param notes what else a reader should know
 * @param isSimulated whether it is of a simulated network
 * @param environment what messages call the environment
 * @param when when the result was there
 */
public record ResultLine(
    String id,
    String requirement,
    String pack,
    Verdict verdict,
    Optional<Cause> cause,
    Optional<PortState> state,
    String expected,
    String butWas,
    String fix,
    List<String> notes,
    boolean isSimulated,
    String environment,
    Instant when) {

  /** Make a line. */
  public ResultLine {
    notes = List.copyOf(notes);
  }
}
