// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import org.netready.probe.Observation;
import org.netready.probe.Question;
import org.netready.probe.VantageException;

/** Puts questions to the network from one vantage point. Safe for use by many threads. */
@FunctionalInterface
public interface Asker {

  /**
   * Ask, and wait for the answer. The limit of a check begins with this call and is the asker's to
   * hold.
   *
   * @throws VantageException if the vantage point itself does not work
   * @throws InterruptedException if the run ended first
   */
  Observation ask(Question question) throws VantageException, InterruptedException;
}
