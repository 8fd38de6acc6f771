// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

/** Opens a network, says where its authorities are, and is killed as by {@code kill -9}. */
final class KilledWithNetwork {

  private KilledWithNetwork() {}

  /** Run it. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(ClientNetwork.open().client().caFile());
    System.out.flush();
    new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
        .start()
        .waitFor();
  }
}
