// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;
import org.netready.endpoint.IpAddress;

/** A TCP server on a free port of 127.0.0.1; each connection is handled on a thread of its own. */
final class LoopbackServer implements AutoCloseable {

  static final IpAddress ADDRESS = IpAddress.parse("127.0.0.1");

  /** What a server does with a connection; it is closed afterwards. */
  interface Handler {
    void handle(Socket connection) throws Exception;
  }

  private final ServerSocket server;
  private final Handler handler;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  private LoopbackServer(ServerSocket server, Handler handler) {
    this.server = server;
    this.handler = handler;
    daemon(this::accept);
  }

  static LoopbackServer of(Handler handler) {
    return of(ServerSocketFactory.getDefault(), handler);
  }

  static LoopbackServer of(ServerSocketFactory factory, Handler handler) {
    try {
      ServerSocket server = factory.createServerSocket();
      server.bind(new InetSocketAddress(ADDRESS.inet(), 0), 200);
      return new LoopbackServer(server, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server on the same port of another address of loopback, 127.0.0.2 for one. */
  LoopbackServer beside(String address, Handler other) {
    try {
      var socket = new ServerSocket();
      socket.bind(new InetSocketAddress(IpAddress.parse(address).inet(), port()), 200);
      return new LoopbackServer(socket, other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that accepts and never says anything. */
  static LoopbackServer silent() {
    return of(
        connection ->
            connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()));
  }

  /** A server that sends a text at once, then keeps the connection open. */
  static LoopbackServer saying(String text) {
    return of(
        connection -> {
          send(connection, text);
          connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        });
  }

  /** A server that reads a request's head, then answers and closes. */
  static LoopbackServer answering(String answer) {
    return of(
        connection -> {
          readHead(connection);
          send(connection, answer);
        });
  }

  /** A server that resets each connection as soon as something has come. */
  static LoopbackServer resetting() {
    return of(
        connection -> {
          connection.getInputStream().read();
          connection.setSoLinger(true, 0);
        });
  }

  static int closedPort() {
    try (var socket = new ServerSocket(0, 1, ADDRESS.inet())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Return a client of this server. */
  Socket connect() {
    try {
      return new Socket(server.getInetAddress(), port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InetAddress address() {
    return server.getInetAddress();
  }

  /** Wait until the server is closed: what a handler does that neither sends nor closes. */
  void awaitClosing() throws InterruptedException {
    closing.await();
  }

  static void send(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    connection.getOutputStream().flush();
  }

  static String readHead(Socket connection) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = connection.getInputStream().read();
      if (read < 0) {
        break;
      }
      head.append((char) read);
    }
    return head.toString();
  }

  /** Pass on what two sides of a tunnel say to each other, until the far side has said all. */
  static void relay(Socket client, Socket upstream) throws IOException {
    daemon(() -> copy(client, upstream));
    upstream.getInputStream().transferTo(client.getOutputStream());
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side is gone, and so is the tunnel.
      return;
    }
  }

  static void daemon(Runnable task) {
    var thread = new Thread(task, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closing.countDown();
    closeQuietly(server);
    connections.forEach(LoopbackServer::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        daemon(() -> handle(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void handle(Socket connection) {
    try (connection) {
      handler.handle(connection);
    } catch (Exception e) {
      // The probe closed its side, which many of these tests are about.
      return;
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      return;
    }
  }
}
