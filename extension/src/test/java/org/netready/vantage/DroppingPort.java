// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.netready.endpoint.IpAddress;

/**
 * A port of every address in 127.0.0.0/8 whose backlog is full, so that Linux drops what comes: as
 * many filtered endpoints as one likes, without a firewall.
 */
public final class DroppingPort implements AutoCloseable {

  private static final int LAST_OCTETS = 250;

  private final ServerSocket server;
  private final List<Socket> fillers = new ArrayList<>();

  /** Open a port and fill its backlog. */
  public DroppingPort() throws IOException {
    server = new ServerSocket(0, 1);
    fillers.add(new Socket(InetAddress.getLoopbackAddress(), port()));
    fillers.add(new Socket(InetAddress.getLoopbackAddress(), port()));
  }

  /** Return its number. */
  public int port() {
    return server.getLocalPort();
  }

  /** Return addresses at all of which it drops. */
  public static List<IpAddress> addresses(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "127.1.%s.%s".formatted(i / LAST_OCTETS, 1 + i % LAST_OCTETS))
        .map(IpAddress::parse)
        .toList();
  }

  @Override
  public void close() throws IOException {
    for (Socket filler : fillers) {
      filler.close();
    }
    server.close();
  }
}
