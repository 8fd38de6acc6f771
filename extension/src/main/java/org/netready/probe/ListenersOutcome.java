// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What listens on a host over one transport.
 *
 * @param sockets all that listens, loopback included, by port; empty if it cannot be told
 * @param cause why it cannot be told; empty if it can
 * @param evidence what was seen, as a sentence part
 * @param took how long it took
 */
public record ListenersOutcome(
    List<ListeningSocket> sockets, Optional<Cause> cause, String evidence, Duration took) {

  /** Make an outcome. */
  public ListenersOutcome {
    sockets = List.copyOf(sockets);
  }
}
