// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.Locale;

/** How evidence writes a duration: {@code 3 ms}, {@code 1.5 s}, {@code 5 s}. */
public final class Elapsed {

  private static final int SECOND = 1000;
  private static final int TENTH = 100;
  private static final int TENTHS_SHOWN_BELOW = 100;

  private Elapsed() {}

  /**
   * Return the duration as text: milliseconds below a second, then tenths, from 10 s on seconds.
   */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis < SECOND - TENTH / 2) {
      return millis + " ms";
    }
    long tenths = Math.round((double) millis / TENTH);
    if (tenths % 10 == 0 || tenths >= TENTHS_SHOWN_BELOW) {
      return Math.round(tenths / 10.0) + " s";
    }
    return String.format(Locale.ROOT, "%.1f s", tenths / 10.0);
  }
}
