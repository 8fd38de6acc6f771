// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.netready.probe.VantageException;
import org.netready.simulation.toxiproxy.AddedToxic;
import org.netready.simulation.toxiproxy.Proxied;
import org.netready.simulation.toxiproxy.Toxic;
import org.netready.simulation.toxiproxy.Toxiproxy;

/** A client and a server with a proxy between them; the server sends as much as it is asked for. */
final class ProxiedPeers implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final ServerSocket server;
  private final Proxied proxied;

  private ProxiedPeers(ServerSocket server, Proxied proxied) {
    this.server = server;
    this.proxied = proxied;
  }

  static ProxiedPeers open(Toxiproxy toxiproxy) throws VantageException {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
      Thread thread = new Thread(() -> serve(server), "benchmark-server");
      thread.setDaemon(true);
      thread.start();
      InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
      return new ProxiedPeers(server, toxiproxy.proxy("benchmark", address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AddedToxic add(Toxic toxic) throws VantageException {
    return proxied.add(toxic);
  }

  /** Return how long one byte takes to be asked for and to come, on average. */
  double echoSeconds(int times) {
    try (Socket client = connect()) {
      receive(client, 1);
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        receive(client, 1);
      }
      return (System.nanoTime() - start) / 1e9 / times;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Return how long so many bytes take. */
  double receiveSeconds(int bytes) {
    try (Socket client = connect()) {
      long start = System.nanoTime();
      receive(client, bytes);
      return (System.nanoTime() - start) / 1e9;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(proxied.listen().getAddress(), proxied.listen().getPort());
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static void receive(Socket client, int bytes) throws IOException {
    new DataOutputStream(client.getOutputStream()).writeInt(bytes);
    byte[] buffer = new byte[BUFFER];
    int left = bytes;
    while (left > 0) {
      int read = client.getInputStream().read(buffer, 0, Math.min(left, BUFFER));
      if (read < 0) {
        throw new IOException("%d bytes are missing".formatted(left));
      }
      left -= read;
    }
  }

  private static void serve(ServerSocket server) {
    while (true) {
      try (Socket client = server.accept()) {
        client.setTcpNoDelay(true);
        send(client);
      } catch (IOException e) {
        if (server.isClosed()) {
          return;
        }
      }
    }
  }

  private static void send(Socket client) throws IOException {
    DataInputStream asked = new DataInputStream(client.getInputStream());
    byte[] buffer = new byte[BUFFER];
    while (true) {
      int left = asked.readInt();
      while (left > 0) {
        int size = Math.min(left, BUFFER);
        client.getOutputStream().write(buffer, 0, size);
        left -= size;
      }
    }
  }

  @Override
  public void close() {
    proxied.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
