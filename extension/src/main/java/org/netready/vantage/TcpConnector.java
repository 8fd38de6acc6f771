// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Deadline;

/** Opens TCP connections from this process. A thread that waits for one can be interrupted. */
final class TcpConnector {

  private TcpConnector() {}

  /** Open a connection. */
  static Socket dial(IpAddress address, int port, Duration limit) throws IOException {
    Deadline deadline = Deadline.after(limit);
    Socket socket = SocketChannel.open().socket();
    boolean isOpen = false;
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(address.inet(), port), deadline.timeoutMillis());
      isOpen = true;
      return socket;
    } finally {
      if (!isOpen) {
        socket.close();
      }
    }
  }
}
