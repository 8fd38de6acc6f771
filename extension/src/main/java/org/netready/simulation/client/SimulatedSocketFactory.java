// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Makes sockets of a simulated network. Names are resolved in it. */
final class SimulatedSocketFactory extends SocketFactory {

  private final Attachment attachment;

  SimulatedSocketFactory(Attachment attachment) {
    this.attachment = attachment;
  }

  @Override
  public Socket createSocket() throws SocketException {
    return new SimulatedSocket(attachment);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(InetSocketAddress.createUnresolved(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(SocketAddress remote) throws IOException {
    Socket socket = createSocket();
    socket.connect(remote);
    return socket;
  }
}
