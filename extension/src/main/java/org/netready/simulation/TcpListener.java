// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Accepts connections and hands them over. */
final class TcpListener implements Listener {

  private static final int BACKLOG = 512;

  private final ServerSocketChannel server;
  private final Responder responder;
  private final Conversations conversations;

  private TcpListener(
      ServerSocketChannel server, Responder responder, Conversations conversations) {
    this.server = server;
    this.responder = responder;
    this.conversations = conversations;
  }

  static TcpListener open(Responder responder, Conversations conversations, InetSocketAddress where)
      throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.bind(where, BACKLOG).configureBlocking(false);
      return new TcpListener(server, responder, conversations);
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
    return SelectionKey.OP_ACCEPT;
  }

  @Override
  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) server.getLocalAddress();
  }

  @Override
  public void ready() throws IOException {
    SocketChannel client = server.accept();
    while (client != null) {
      conversations.start(client.socket(), responder);
      client = server.accept();
    }
  }
}
