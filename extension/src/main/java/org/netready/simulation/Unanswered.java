// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.time.Duration;
import org.netready.probe.Cause;
import org.netready.probe.PortState;

/**
 * What a client sees of packets that nobody takes.
 *
 * @param state the state of the port as it follows
 * @param cause why
 * @param evidence what is seen, as a sentence part
 */
record Unanswered(PortState state, Cause cause, String evidence) {

  private static final Unanswered UNREACHABLE =
      new Unanswered(PortState.UNREACHABLE, Cause.CONNECT_UNREACHABLE, "host unreachable");

  /** Return what is seen of a connect over a route that is not open. */
  static Unanswered connect(PortState route, Duration limit) {
    return switch (route) {
      case CLOSED -> new Unanswered(route, Cause.CONNECT_REFUSED, "connection refused");
      case UNREACHABLE -> UNREACHABLE;
      case OPEN, FILTERED, OPEN_OR_FILTERED ->
          new Unanswered(PortState.FILTERED, Cause.CONNECT_TIMED_OUT, noAnswerIn(limit));
    };
  }

  /** Return what is seen of a datagram without a reply. */
  static Unanswered datagram(PortState route, Duration limit) {
    return switch (route) {
      case CLOSED -> new Unanswered(route, Cause.UDP_PORT_UNREACHABLE, "port unreachable");
      case UNREACHABLE -> UNREACHABLE;
      case OPEN, FILTERED, OPEN_OR_FILTERED ->
          new Unanswered(PortState.OPEN_OR_FILTERED, Cause.UDP_SILENT, noAnswerIn(limit));
    };
  }

  /** Return what evidence says of silence. */
  static String noAnswerIn(Duration limit) {
    return limit.toMillisPart() == 0
        ? "no answer in %s s".formatted(limit.toSeconds())
        : "no answer in %s ms".formatted(limit.toMillis());
  }
}
