// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;

/** Hands out one connection, once: one attempt is one attempt. */
final class OneSocketFactory extends SocketFactory {

  private final Socket socket;
  private final AtomicBoolean isUsed = new AtomicBoolean();

  OneSocketFactory(Socket socket) {
    this.socket = socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    if (isUsed.getAndSet(true)) {
      throw new IOException("a second connection was asked for");
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(
      InetAddress address, int port, InetAddress localAddress, int localPort) {
    throw unconnectedOnly();
  }

  private static UnsupportedOperationException unconnectedOnly() {
    return new UnsupportedOperationException("OkHttp connects sockets itself");
  }
}
