// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import java.util.concurrent.CompletableFuture;
import org.netready.probe.Observation;
import org.netready.probe.Question;

/** Puts questions to the network from one vantage point. Safe for use by many threads. */
@FunctionalInterface
public interface Asker {

  /**
   * Ask, and return at once. The limit of a check is the asker's to hold, and so is when it begins.
   *
   * @return what will have been seen; fails with a {@link org.netready.probe.VantageException} if
   *     the vantage point itself does not work. If it is cancelled, the asker gives up at once.
   */
  CompletableFuture<Observation> ask(Question question);
}
