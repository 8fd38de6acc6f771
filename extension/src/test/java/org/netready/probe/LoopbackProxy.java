// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An HTTP proxy on loopback that brings whoever asks to one server, whatever host is asked for. */
final class LoopbackProxy implements AutoCloseable {

  private final LoopbackServer proxy;
  private final LoopbackServer server;
  private volatile String request = "";

  private LoopbackProxy(LoopbackServer server) {
    this.server = server;
    this.proxy = LoopbackServer.of(this::handle);
  }

  static LoopbackProxy to(LoopbackServer server) {
    return new LoopbackProxy(server);
  }

  int port() {
    return proxy.port();
  }

  /** The head of the last request. */
  String request() {
    return request;
  }

  @Override
  public void close() {
    proxy.close();
  }

  private void handle(Socket client) throws IOException {
    String head = LoopbackServer.readHead(client);
    if (head.isEmpty()) {
      return; // Somebody looks whether the port is open.
    }
    request = head;
    try (var upstream = new Socket(server.address(), server.port())) {
      if (request.startsWith("CONNECT ")) {
        LoopbackServer.send(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      } else {
        upstream.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      }
      LoopbackServer.relay(client, upstream);
    }
  }
}
