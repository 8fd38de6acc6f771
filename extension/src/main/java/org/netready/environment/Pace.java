// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.time.Duration;

/**
 * How often something happens at most: {@code 20/s} is no more than 20 times in any second.
 *
 * @param count how often, at least 1
 * @param per in which time
 */
public record Pace(int count, Duration per) {

  /** Make a pace. */
  public Pace {
    if (count < 1 || per.isZero() || per.isNegative()) {
      throw new IllegalArgumentException("no pace: %s in %s".formatted(count, per));
    }
  }
}
