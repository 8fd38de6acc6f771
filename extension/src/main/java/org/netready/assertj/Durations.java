// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations as people write them. */
final class Durations {

  private static final long MILLIS_OF_A_SECOND = 1000;

  private Durations() {}

  /** Return {@code 42 ms}, {@code 5 s} or {@code 1.25 s}. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0 && !duration.isZero()) {
      return "under 1 ms";
    }
    return millis < MILLIS_OF_A_SECOND ? millis + " ms" : seconds(millis) + " s";
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
