// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;

/** A loopback socket at which the simulated network listens. */
interface Listener {

  /** Return the socket. */
  SelectableChannel channel();

  /** Return what the socket waits for, as {@link java.nio.channels.SelectionKey} says it. */
  int interest();

  /** Return where the socket is bound. */
  InetSocketAddress address() throws IOException;

  /** Take what has come, without blocking. */
  void ready() throws IOException;

  /** Return a free port of the one address at which simulated networks listen. */
  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
