// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** Who answers at an endpoint. Safe for use by many threads. */
interface Responder {

  /**
   * Hold a conversation with a client, until its end. The socket is closed by whoever called.
   *
   * @throws IOException if the client, or the end of the network, cut it short
   */
  void converse(Socket client) throws IOException;

  /** Return the reply to a datagram; empty for silence, the default. Does not block. */
  default Optional<byte[]> reply(byte[] datagram) {
    return Optional.empty();
  }
}
