// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.net.Socket;
import java.net.SocketException;

/** A TCP socket of a simulated network. */
final class SimulatedSocket extends Socket {

  SimulatedSocket(Attachment attachment) throws SocketException {
    super(new SimulatedSocketImpl(attachment));
  }
}
