// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** The bytes that a toxic has let pass in one direction of one connection. */
final class Tally {

  private long bytes;

  long bytes() {
    return bytes;
  }

  void add(int passed) {
    bytes += passed;
  }
}
