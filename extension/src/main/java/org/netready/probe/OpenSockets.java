// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Sockets that end together. Safe for use by many threads. */
final class OpenSockets implements AutoCloseable {

  private final List<Socket> sockets = new ArrayList<>();
  private boolean isClosed;

  /** Add a socket; it is closed at once if the others are closed already. */
  void add(Socket socket) {
    if (!remember(socket)) {
      close(socket);
    }
  }

  private synchronized boolean remember(Socket socket) {
    return !isClosed && sockets.add(socket);
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    sockets.forEach(OpenSockets::close);
    sockets.clear();
  }

  /** Close a socket, whatever comes of it. */
  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to save: the system closes it with the process at the latest.
    }
  }
}
