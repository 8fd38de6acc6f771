// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import org.netready.jupiter.NetworkReadiness;

/** Runs a suite by the product's public path, once or more often, in a process of its own. */
final class SuiteProgram {

  private SuiteProgram() {}

  /**
   * Run it; the figures are those of the last time.
   *
   * @param arguments a pack; an environment; a folder for results; how often
   */
  public static void main(String[] arguments) {
    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
      JupiterRun.print(Suite.class, Site.parameters(arguments[0], arguments[1], arguments[2]));
    }
  }

  /** The suite. */
  static final class Suite implements NetworkReadiness {}
}
