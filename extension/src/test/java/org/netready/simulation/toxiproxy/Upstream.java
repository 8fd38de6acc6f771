// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that does the same with each connection, on a thread of its own. */
final class Upstream implements Closeable {

  private final ServerSocket server;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();

  private Upstream(ServerSocket server) {
    this.server = server;
  }

  /** What is done with a connection. */
  interface Service {
    void serve(Socket client) throws IOException;
  }

  static Upstream of(Service service) throws IOException {
    Upstream upstream = new Upstream(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
    daemon(() -> upstream.accept(service));
    return upstream;
  }

  /** Send back what comes, until the client ends. */
  static Upstream echo() throws IOException {
    return of(
        client -> {
          client.setTcpNoDelay(true);
          client.getInputStream().transferTo(client.getOutputStream());
        });
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  String text() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Return all that comes until the end. */
  static byte[] readAll(Socket socket) {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Return how long an echo of four bytes takes. */
  static long millisOfEcho(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    long start = System.nanoTime();
    client.getOutputStream().write(new byte[] {1, 2, 3, 4});
    if (client.getInputStream().readNBytes(4).length != 4) {
      throw new IOException("the connection ended instead of an echo");
    }
    return (System.nanoTime() - start) / 1_000_000;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  private void accept(Service service) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        accepted.add(client);
        daemon(() -> serve(service, client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void serve(Service service, Socket client) {
    try (client) {
      service.serve(client);
    } catch (IOException e) {
      // The client sees it.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "upstream");
    thread.setDaemon(true);
    thread.start();
  }
}
