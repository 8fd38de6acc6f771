// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** TCP ports at every loopback address that accept a connection and say nothing. */
final class Listeners implements AutoCloseable {

  private static final int BACKLOG = 4096;

  private final Selector selector;
  private final List<Integer> ports = new ArrayList<>();

  private Listeners(Selector selector) {
    this.selector = selector;
  }

  /** Listen at a number of ports. */
  static Listeners open(int number) {
    try {
      Listeners listeners = new Listeners(Selector.open());
      for (int i = 0; i < number; i++) {
        listeners.listen();
      }
      Thread thread = new Thread(listeners::serve, "listeners");
      thread.setDaemon(true);
      thread.start();
      return listeners;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Integer> ports() {
    return List.copyOf(ports);
  }

  private void listen() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(0), BACKLOG);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    ports.add(server.socket().getLocalPort());
  }

  private void serve() {
    try {
      while (selector.isOpen()) {
        selector.select(this::serve);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClosedSelectorException e) {
      // closed
    }
  }

  private void serve(SelectionKey key) {
    try {
      if (key.channel() instanceof ServerSocketChannel server) {
        accept(server);
      } else {
        // A client has closed its end, or reset it: it sends nothing.
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocketChannel server) throws IOException {
    for (SocketChannel it = server.accept(); it != null; it = server.accept()) {
      it.configureBlocking(false);
      it.register(selector, SelectionKey.OP_READ);
    }
  }

  @Override
  public void close() {
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
