// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.Closeable;
import java.io.IOException;

/** Sockets that nobody needs any more. */
final class Sockets {

  private Sockets() {}

  /** Close a socket; that it fails to close helps nobody to know. */
  static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // What led here is what matters.
    }
  }
}
