// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import org.netready.probe.Network;

/** The vantage points of an environment, open for questions. Safe for use by many threads. */
public interface Vantages extends AutoCloseable {

  /**
   * Return the network as a vantage point sees it.
   *
   * @throws IllegalArgumentException if the environment has no vantage point of that name
   */
  Network at(String vantagePoint);

  /** Free what the vantage points hold. */
  @Override
  void close();
}
