// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.Socket;

/** Takes connections and is of no use. */
final class BrokenResponder implements Responder {

  private final ConnectImpairment how;

  BrokenResponder(ConnectImpairment how) {
    this.how = how;
  }

  @Override
  public void converse(Socket client) throws IOException {
    switch (how) {
      case CLOSED_AFTER_ACCEPT -> {
        client.shutdownOutput();
        // Unread bytes would turn the close into a reset.
        ServiceResponder.hold(client);
      }
      case RESET_AFTER_ACCEPT -> reset(client);
      case SILENT_AFTER_ACCEPT, REFUSED, FILTERED, UNREACHABLE -> ServiceResponder.hold(client);
    }
  }

  /** Close a connection with a reset. */
  static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }
}
