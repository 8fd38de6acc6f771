// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.time.Duration;
import java.util.Optional;

/**
 * The bounds of a run.
 *
 * @param check the whole time of one check, from its first packet on; by default 5 s
 * @param suite the whole time of a suite; by default 10 min
 * @param concurrency how many checks are under way at once at most; by default 2000, several times
 *     what any one vendor asks for. A check that waits for the network takes no thread.
 * @param perHost how often a connect or a datagram goes to one address at most, so that nobody's
 *     firewall takes a run for a port scan; empty means as often as there is something to ask, by
 *     default 20 in a second
 * @param ranges how much of a range of ports, or of a prefix of addresses, is asked; by default a
 *     sample
 */
public record Limits(
    Duration check, Duration suite, int concurrency, Optional<Pace> perHost, Ranges ranges) {

  /** How much of a range is asked. */
  public enum Ranges {
    /** Some, evenly spread, the first and the last among them. */
    SAMPLE,
    /** Every one. */
    ALL
  }

  /** What holds where an environment says nothing. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          2000,
          Optional.of(new Pace(20, Duration.ofSeconds(1))),
          Ranges.SAMPLE);

  /** Make limits under which a sample of a range is asked. */
  public Limits(Duration check, Duration suite, int concurrency, Optional<Pace> perHost) {
    this(check, suite, concurrency, perHost, Ranges.SAMPLE);
  }
}
