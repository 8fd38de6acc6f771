// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.Socket;
import org.netready.simulation.toxiproxy.Threads;

/** Brings bytes to and fro between a client and an origin. */
final class Relay {

  private Relay() {}

  /** Bring bytes to and fro until one side has said all. */
  static void pass(Socket client, Socket origin) throws IOException {
    Thread there =
        Threads.daemon(Thread.currentThread().getName() + "-back", () -> copy(client, origin));
    there.start();
    origin.getInputStream().transferTo(client.getOutputStream());
    client.shutdownOutput();
    Threads.awaitEnd(there);
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      Sockets.close(to);
    }
  }
}
