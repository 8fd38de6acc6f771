// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client says to an HTTP proxy: CONNECT, or a request in absolute form, RFC 9112 section
 * 3.2.
 *
 * @param head the request line and the fields, as they came
 * @param isTunnel whether it is CONNECT
 * @param host the host that is meant, which may be none by its form
 * @param port the port that is meant
 */
record ProxyRequest(String head, boolean isTunnel, String host, int port) {

  private static final Pattern REQUEST =
      Pattern.compile("(?:CONNECT |[A-Z]+ http://)(?:\\[([^]/ ]+)]|([^:/ ]+))(?::(\\d{1,5}))?[/ ]");
  private static final int HTTP_PORT = 80;
  private static final int HIGHEST_PORT = 65535;
  private static final int LONGEST_HEAD = 16 * 1024;

  /** Read a request; empty if what a client says is none. */
  static Optional<ProxyRequest> read(Socket client) throws IOException {
    String head = head(client.getInputStream());
    Matcher request = REQUEST.matcher(head);
    if (!request.lookingAt()) {
      return Optional.empty();
    }
    int port = request.group(3) == null ? HTTP_PORT : Integer.parseInt(request.group(3));
    return port > HIGHEST_PORT
        ? Optional.empty()
        : Optional.of(
            new ProxyRequest(
                head,
                head.startsWith("CONNECT "),
                request.group(1) == null ? request.group(2) : request.group(1),
                port));
  }

  /** Begin an exchange between a client and the origin that it means. */
  void begin(Socket client, Socket origin) throws IOException {
    if (isTunnel) {
      send(client, "HTTP/1.1 200 Connection established\r\n\r\n");
    } else {
      send(origin, head);
    }
  }

  /** Send text as it is. */
  static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && head.size() < LONGEST_HEAD) {
      head.write(next);
      if (next == '\n' && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
      next = in.read();
    }
    return head.toString(ISO_8859_1);
  }
}
