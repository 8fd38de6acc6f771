// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.netready.probe.VantageException;

/**
 * Whether a simulated network is alive. A dead one says nothing of the network that it simulates,
 * so everybody asks here before an outcome is told.
 */
final class Lifetime {

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable IOException failure;

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  void close() {
    closed.countDown();
  }

  void fail(IOException cause) {
    failure = cause;
  }

  /**
   * Make sure that the network lives.
   *
   * @throws VantageException if it was closed or broke
   */
  void requireAlive() throws VantageException {
    if (isClosed()) {
      throw new VantageException("the simulated network is closed; ask before it is");
    }
    IOException cause = failure;
    if (cause != null) {
      throw broken("broke", cause);
    }
  }

  /**
   * Let time pass, as it does where nobody answers.
   *
   * @throws VantageException if the network was closed meanwhile, or the thread was interrupted,
   *     which it then still is
   */
  void pass(Duration limit) throws VantageException {
    try {
      if (closed.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        requireAlive();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VantageException("interrupted while waiting for an answer", e);
    }
  }

  static VantageException broken(String how, Exception cause) {
    return new VantageException(
        "the simulated network %s: %s; close what is open or raise the limit of open files"
            .formatted(how, cause.getMessage()),
        cause);
  }
}
