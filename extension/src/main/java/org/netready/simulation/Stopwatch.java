// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.time.Duration;

/** How long something takes. */
record Stopwatch(long startNanos) {

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
