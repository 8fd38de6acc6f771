// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A SOCKS5 proxy on loopback that brings whoever asks to one server, whatever host is asked for.
 */
final class LoopbackSocks implements AutoCloseable {

  private static final int NAME = 3;

  private final LoopbackServer proxy;
  private final Optional<LoopbackServer> server;
  private final int reply;
  private final Optional<String> login;
  private volatile String request = "";
  private volatile String offered = "";

  private LoopbackSocks(Optional<LoopbackServer> server, int reply, Optional<String> login) {
    this.server = server;
    this.reply = reply;
    this.login = login;
    this.proxy = LoopbackServer.of(this::handle);
  }

  static LoopbackSocks to(LoopbackServer server) {
    return new LoopbackSocks(Optional.of(server), 0, Optional.empty());
  }

  /** A proxy that wants this user and password, joined by a colon. */
  static LoopbackSocks to(LoopbackServer server, String login) {
    return new LoopbackSocks(Optional.of(server), 0, Optional.of(login));
  }

  static LoopbackSocks replying(int code) {
    return new LoopbackSocks(Optional.empty(), code, Optional.empty());
  }

  int port() {
    return proxy.port();
  }

  /**
   * The host and port of the last request, the host with its type: {@code name example.com:443}.
   */
  String request() {
    return request;
  }

  /** The methods that the last client offered, as numbers. */
  String offered() {
    return offered;
  }

  @Override
  public void close() {
    proxy.close();
  }

  private void handle(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    var out = new DataOutputStream(client.getOutputStream());
    in.readByte();
    byte[] methods = in.readNBytes(in.readUnsignedByte());
    offered = java.util.Arrays.toString(methods);
    if (login.isPresent() && !authenticate(methods, in, out)) {
      return;
    }
    if (login.isEmpty()) {
      out.write(new byte[] {5, 0});
    }
    in.readNBytes(3);
    request = "%s:%s".formatted(host(in), in.readUnsignedShort());
    out.write(new byte[] {5, (byte) reply, 0, NAME, 2, 'l', 'o', 0, 80});
    if (server.isPresent()) {
      pass(client, server.get());
    }
  }

  private boolean authenticate(byte[] methods, DataInputStream in, DataOutputStream out)
      throws IOException {
    if (methods.length < 2) {
      out.write(new byte[] {5, (byte) 0xff});
      return false;
    }
    out.write(new byte[] {5, 2});
    in.readByte();
    String user = text(in);
    boolean isRight = login.orElse("").equals(user + ":" + text(in));
    out.write(new byte[] {1, (byte) (isRight ? 0 : 1)});
    return isRight;
  }

  private static String host(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    return switch (type) {
      case NAME -> "name " + text(in);
      default ->
          "address " + java.net.InetAddress.getByAddress(in.readNBytes(type * 4)).getHostAddress();
    };
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
  }

  private static void pass(Socket client, LoopbackServer server) throws IOException {
    try (var upstream = new Socket(server.address(), server.port())) {
      LoopbackServer.relay(client, upstream);
    }
  }
}
