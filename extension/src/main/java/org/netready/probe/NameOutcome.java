// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.IpAddress;

/**
 * What became of a name.
 *
 * @param addresses the addresses, in the resolver's order; empty if it failed
 * @param cause why it failed; empty if it did not
 * @param resolver who answered
 * @param evidence what was seen, as a sentence part
 * @param took how long it took
 * @param answers what name servers said of it that were asked besides; none of it is dialled
 * @param notes what else was seen, each a sentence part
 * @param doubt why its addresses may be those of another name, which are dialled all the same;
 *     empty for no such reason
 */
public record NameOutcome(
    List<IpAddress> addresses,
    Optional<Cause> cause,
    String resolver,
    String evidence,
    Duration took,
    List<NameAnswer> answers,
    List<String> notes,
    Optional<Cause> doubt) {

  /** Make an outcome. */
  public NameOutcome {
    addresses = List.copyOf(addresses);
    answers = List.copyOf(answers);
    notes = List.copyOf(notes);
  }

  /** Make an outcome of a name about which nobody else was asked. */
  public NameOutcome(
      List<IpAddress> addresses,
      Optional<Cause> cause,
      String resolver,
      String evidence,
      Duration took) {
    this(addresses, cause, resolver, evidence, took, List.of(), List.of(), Optional.empty());
  }
}
