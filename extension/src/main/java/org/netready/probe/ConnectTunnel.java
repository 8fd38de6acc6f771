// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.endpoint.Host;

/** Opens tunnels through an HTTP proxy by CONNECT (RFC 9110, section 9.3.6). */
final class ConnectTunnel {

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: (.*))?");
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final int LONGEST_REASON = 64;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  private static final int SUCCESSFUL = 2;

  private final ProbeScope scope;

  ConnectTunnel(ProbeScope scope) {
    this.scope = scope;
  }

  /**
   * A tunnel.
   *
   * @param layer what was seen of the proxy
   * @param socket the connection, which is one to the host from here on; empty if there is none
   */
  record Opened(Layer.Proxy layer, Optional<Socket> socket) {}

  /**
   * Open a tunnel to a host, whose name goes to the proxy as it is.
   *
   * @param reason why the proxy is used
   */
  Opened open(HttpProxy proxy, String reason, Host host, int port)
      throws VantageException, InterruptedException {
    Duration before = scope.deadline().elapsed();
    ProxyConnection.Opened connection = new ProxyConnection(scope).open(proxy);
    Answer answer =
        connection.socket().isPresent()
            ? ask(connection.socket().get(), proxy, HttpRequest.authority(host, port))
            : new Answer(0, Optional.of(Cause.PROXY_UNREACHABLE), connection.evidence());
    var layer =
        new Layer.Proxy(
            proxy.toString(),
            reason,
            answer.status(),
            answer.cause(),
            answer.evidence(),
            scope.deadline().elapsed().minus(before));
    return new Opened(layer, answer.cause().isEmpty() ? connection.socket() : Optional.empty());
  }

  private record Answer(int status, Optional<Cause> cause, String evidence) {}

  private Answer ask(Socket socket, HttpProxy proxy, String authority) {
    try {
      return ask(
          new ReceivedBytes(socket.getInputStream()), socket.getOutputStream(), proxy, authority);
    } catch (IOException e) {
      return new Answer(
          0,
          Optional.of(Cause.CONNECTION_RESET),
          "the connection to the proxy broke" + StreamFailure.text(e));
    }
  }

  private Answer ask(ReceivedBytes in, OutputStream out, HttpProxy proxy, String authority) {
    try {
      out.write(request(proxy, authority));
      out.flush();
      return read(statusLine(in), proxy, in);
    } catch (IOException e) {
      StreamFailure failure = StreamFailure.of(e, in, scope.deadline(), Cause.PROTOCOL_MISMATCH);
      return new Answer(
          0, Optional.of(failure.cause()), "the proxy, asked for a tunnel: " + failure.evidence());
    }
  }

  private static Answer read(String statusLine, HttpProxy proxy, ReceivedBytes received) {
    Matcher line = STATUS_LINE.matcher(statusLine);
    if (!line.matches()) {
      return new Answer(
          0,
          Optional.of(Cause.PROTOCOL_MISMATCH),
          "what answered is no HTTP proxy; it begins "
              + proxy.redact(StreamFailure.quote(received)));
    }
    int status = Integer.parseInt(line.group(1));
    String reason = line.group(2) == null ? "" : line.group(2);
    String text = (status + " " + PlainText.of(proxy.redact(reason), LONGEST_REASON)).strip();
    if (status / 100 == SUCCESSFUL) {
      return new Answer(status, Optional.empty(), "the proxy opened a tunnel: " + text);
    }
    return new Answer(
        status,
        Optional.of(
            status == PROXY_AUTHENTICATION_REQUIRED
                ? Cause.PROXY_AUTHENTICATION_REQUIRED
                : Cause.PROXY_DENIED),
        "the proxy answered " + text);
  }

  private static byte[] request(HttpProxy proxy, String authority) {
    String authorization =
        proxy.authorization().map(value -> "Proxy-Authorization: " + value + "\r\n").orElse("");
    return "CONNECT %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: netready\r\n%s\r\n"
        .formatted(authority, authority, authorization)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Read up to the empty line, and not a byte further: what follows belongs to the tunnel. */
  private static String statusLine(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0
        && head.indexOf("\n\n", Math.max(0, head.length() - 2)) < 0) {
      int read = in.read();
      if (read < 0) {
        throw new EOFException("closed within the answer");
      }
      head.append((char) read);
      if (head.length() > LONGEST_HEAD) {
        throw new IOException("the answer's fields are longer than 16 KiB");
      }
    }
    return head.substring(0, head.indexOf("\n")).stripTrailing();
  }
}
