// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.nio.file.Path;
import java.util.Optional;

/** Starts a server, says its process id, and is killed as by {@code kill -9}. */
final class KilledWithServer {

  private KilledWithServer() {}

  /**
   * Run it.
   *
   * @param arguments the file of the server
   */
  public static void main(String[] arguments) throws Exception {
    Toxiproxy toxiproxy = new ToxiproxySource.Server(Optional.of(Path.of(arguments[0]))).open();
    System.out.println(RealServerTest.serverBelow(ProcessHandle.current(), toxiproxy).pid());
    System.out.flush();
    new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
        .start()
        .waitFor();
  }
}
