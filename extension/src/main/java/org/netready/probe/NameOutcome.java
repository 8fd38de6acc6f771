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
 */
public record NameOutcome(
    List<IpAddress> addresses,
    Optional<Cause> cause,
    String resolver,
    String evidence,
    Duration took) {

  /** Make an outcome. */
  public NameOutcome {
    addresses = List.copyOf(addresses);
  }
}
