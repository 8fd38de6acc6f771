// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import java.util.Set;
import org.netready.probe.Cause;
import org.netready.probe.Observation;

/** When asking a second time can tell something that the first answer did not. */
final class Retries {

  /**
   * Passing faults of connections and resolvers. A timed-out connect is none: the kernel has
   * retransmitted already. Nor is a refused one: that is an answer.
   */
  private static final Set<Cause> WORTHWHILE =
      Set.of(
          Cause.CONNECTION_RESET,
          Cause.CLOSED_AFTER_ACCEPT,
          Cause.TLS_RESET,
          Cause.NAME_SERVFAIL,
          Cause.NAME_RESOLVER_TIMEOUT);

  private Retries() {}

  static boolean areWorthwhile(Observation seen) {
    return seen.failure().isEmpty() && seen.cause().filter(WORTHWHILE::contains).isPresent();
  }

  /** Return the second answer, which counts what both cost. */
  static Observation counted(Observation first, Observation second) {
    return new Observation(
        second.question(),
        second.place(),
        second.state(),
        second.layers(),
        second.conversations(),
        second.failure(),
        first.attempts() + second.attempts(),
        second.took());
  }
}
