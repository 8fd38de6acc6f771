// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.Optional;

/** Takes datagrams and sends the replies. */
final class UdpListener implements Listener {

  private static final int LARGEST_DATAGRAM = 65535;

  private final DatagramChannel server;
  private final Responder responder;

  private UdpListener(DatagramChannel server, Responder responder) {
    this.server = server;
    this.responder = responder;
  }

  static UdpListener open(Responder responder) throws IOException {
    DatagramChannel server = DatagramChannel.open();
    try {
      server.bind(Listener.anyPort()).configureBlocking(false);
      return new UdpListener(server, responder);
    } catch (IOException e) {
      Sockets.close(server);
      throw e;
    }
  }

  @Override
  public SelectableChannel channel() {
    return server;
  }

  @Override
  public int interest() {
    return SelectionKey.OP_READ;
  }

  @Override
  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) server.getLocalAddress();
  }

  @Override
  public void ready() throws IOException {
    ByteBuffer datagram = ByteBuffer.allocate(LARGEST_DATAGRAM);
    SocketAddress client = server.receive(datagram);
    while (client != null) {
      byte[] payload = new byte[datagram.flip().remaining()];
      datagram.get(payload).clear();
      Optional<byte[]> reply = responder.reply(payload);
      if (reply.isPresent()) {
        server.send(ByteBuffer.wrap(reply.get()), client);
      }
      client = server.receive(datagram);
    }
  }
}
