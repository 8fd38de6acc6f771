// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.netready.probe.VantageException;

/** What a client waits for. */
final class Answers {

  private Answers() {}

  /** Wait for what a network promised; whoever is interrupted wants it no more. */
  static <T> T await(CompletableFuture<T> answer) throws VantageException, InterruptedException {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof VantageException cause) {
        throw cause;
      }
      throw new IllegalStateException("the simulated network broke", e.getCause());
    }
  }

  /** Return what is thrown instead of an outcome: no client may take it for one. */
  static IllegalStateException broken(VantageException cause) {
    return new IllegalStateException(cause.getMessage(), cause);
  }
}
