// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import org.netready.probe.Network;

/** The places of an environment from which questions are asked. Safe for use by many threads. */
public interface Vantages extends AutoCloseable {

  /**
   * Return the network as a vantage point sees it.
   *
   * @param vantagePoint the vantage point's name, as the environment has it
   * @throws IllegalArgumentException if there is no such vantage point here
   */
  Network at(String vantagePoint);

  /** Give up whatever these places hold; questions under way may fail. */
  @Override
  void close();
}
