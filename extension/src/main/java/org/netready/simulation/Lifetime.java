// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.netready.probe.VantageException;

/**
 * Whether a simulated network is alive. A dead one says nothing of the network that it simulates,
 * so everybody asks here before an outcome is told.
 */
final class Lifetime {

  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile @Nullable IOException failure;

  boolean isClosed() {
    return closed.isDone();
  }

  void close() {
    closed.complete(null);
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

  /** Return the same, but for a failure if the network is closed or broke by then. */
  <T> CompletableFuture<T> during(CompletableFuture<T> what) {
    return what.thenCompose(
        value -> {
          try {
            requireAlive();
            return CompletableFuture.completedFuture(value);
          } catch (VantageException e) {
            return CompletableFuture.failedFuture(e);
          }
        });
  }

  /**
   * Let time pass, as it does where nobody answers; fails with a {@link VantageException} as soon
   * as the network is closed.
   */
  CompletableFuture<Void> pass(Duration limit) {
    return during(closed.copy().completeOnTimeout(null, limit.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Return what is thrown if this machine lets a network down. */
  static VantageException broken(String how, String why) {
    return new VantageException(text(how, why));
  }

  /** Return what is thrown if this machine lets a network down. */
  static VantageException broken(String how, Exception cause) {
    return new VantageException(text(how, String.valueOf(cause.getMessage())), cause);
  }

  private static String text(String how, String why) {
    return "the simulated network %s: %s; close what is open or raise the limit of open files"
        .formatted(how, why);
  }
}
