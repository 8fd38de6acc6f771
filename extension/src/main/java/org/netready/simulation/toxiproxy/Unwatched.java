// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.concurrent.Future;

/** Futures of a channel whose outcome its events tell, or nobody needs. */
final class Unwatched {

  private Unwatched() {}

  static void of(Future<?> future) {
    // Its channel is closed by then, or will be.
  }
}
