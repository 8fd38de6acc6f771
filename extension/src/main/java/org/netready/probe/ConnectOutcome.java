// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.Optional;
import org.netready.endpoint.IpAddress;

/**
 * What became of a TCP connect to one address.
 *
 * @param address the address
 * @param state the port's state as it follows
 * @param cause why it is not open, or how the peer ended it at once; empty if it opened and stayed
 *     so
 * @param evidence what was seen, as a sentence part: {@code no answer in 5 s}
 * @param took how long it took
 */
public record ConnectOutcome(
    IpAddress address, PortState state, Optional<Cause> cause, String evidence, Duration took) {

  /** Return whether it opened, and was not ended at once. */
  public boolean isSound() {
    return state == PortState.OPEN && cause.isEmpty();
  }

  /** Return a connect that opened, and how it ended if it did so at once. */
  public static ConnectOutcome opened(
      IpAddress address, Optional<EarlyEnd> end, String evidence, Duration took) {
    return new ConnectOutcome(
        address,
        PortState.OPEN,
        end.map(EarlyEnd::cause),
        end.map(it -> evidence + ", " + it.evidence()).orElse(evidence),
        took);
  }
}
