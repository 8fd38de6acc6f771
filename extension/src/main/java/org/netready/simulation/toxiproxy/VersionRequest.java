// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks for the version with nothing but a socket: to see whether anybody answers at all. */
final class VersionRequest {

  private static final int MOST_BYTES = 64 * 1024;
  private static final String REQUEST =
      "GET /version HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private VersionRequest() {}

  /** Return the content of the reply; empty if there is none within the limit. */
  static Optional<String> send(InetSocketAddress address, Duration limit) {
    int millis = (int) limit.toMillis();
    try (Socket socket = new Socket()) {
      socket.connect(address, millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      String reply =
          new String(socket.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      int content = reply.indexOf("\r\n\r\n");
      return content < 0 ? Optional.empty() : Optional.of(reply.substring(content).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Return whether somebody answers as Toxiproxy does. */
  static boolean isAnswered(InetSocketAddress address, Duration limit) {
    return send(address, limit).filter(reply -> reply.contains("version")).isPresent();
  }
}
