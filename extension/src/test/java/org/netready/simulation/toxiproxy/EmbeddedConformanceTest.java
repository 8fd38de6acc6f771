// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** The cases on the server in this process. */
class EmbeddedConformanceTest extends ConformanceSuite {

  EmbeddedConformanceTest() {
    super(new ToxiproxySource.Embedded());
  }

  @Override
  public boolean isReal() {
    return false;
  }
}
