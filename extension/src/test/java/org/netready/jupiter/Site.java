// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A site on real loopback: the role {@code ci} asks, the role {@code stores} answers or not. */
final class Site {

  private Site() {}

  /** Write the environment, with further lines. */
  static Path write(Path folder, String... lines) {
    String common =
        """
        roles:
          ci: [{host: ci-1, address: 127.0.0.1}]
          stores: [{host: store-1, address: 127.0.0.1}]
        vantage-points:
          here: {roles: [ci], host: ci-1}
        phase: installed
        proxy: none
        """;
    try {
      return Files.writeString(
          folder.resolve("site.yaml"), common + String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Return a port on which nothing listens. */
  static int closedPort() {
    try (Server server = Server.start()) {
      return server.port();
    }
  }

  /** A TCP server that says nothing, and counts who comes. */
  static final class Server implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger visitors = new AtomicInteger();

    private Server(ServerSocket socket) {
      this.socket = socket;
    }

    static Server start() {
      return start(0);
    }

    static Server start(int port) {
      try {
        Server server =
            new Server(
                new ServerSocket(port, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
        Thread thread = new Thread(server::serve, "silent-server");
        thread.setDaemon(true);
        thread.start();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    int visitors() {
      return visitors.get();
    }

    @SuppressWarnings("resource") // it stays open: the client is to wait
    private void serve() {
      try {
        while (true) {
          Socket unused = socket.accept();
          visitors.incrementAndGet();
        }
      } catch (IOException e) {
        // closed
      }
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
