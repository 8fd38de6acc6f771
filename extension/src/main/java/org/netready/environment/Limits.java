// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.time.Duration;

/**
 * The bounds of a run.
 *
 * @param check the whole time of one check, from the moment it starts; by default 5 s
 * @param suite the whole time of a suite; by default 10 min
 * @param concurrency how many checks are under way at once at most; by default 512, more than any
 *     one vendor asks for
 */
public record Limits(Duration check, Duration suite, int concurrency) {

  /** What holds where an environment says nothing. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(5), Duration.ofMinutes(10), 512);
}
