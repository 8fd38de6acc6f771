// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.VantageException;

/** An HTTP proxy: CONNECT, and requests in absolute form, RFC 9112 section 3.2. */
final class ProxyResponder implements Responder {

  private static final Pattern REQUEST =
      Pattern.compile("(?:CONNECT |[A-Z]+ http://)(?:\\[([^]/ ]+)]|([^:/ ]+))(?::(\\d{1,5}))?[/ ]");
  private static final int HTTP_PORT = 80;
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String NOBODY = "";

  private final AddressBook book;
  private final Routes routes;

  ProxyResponder(AddressBook book, Routes routes) {
    this.book = book;
    this.routes = routes;
  }

  @Override
  public Optional<byte[]> reply(byte[] datagram) {
    return Optional.empty();
  }

  @Override
  public void converse(Socket client) throws IOException {
    String head = head(client.getInputStream());
    Matcher request = REQUEST.matcher(head);
    if (!request.lookingAt()) {
      decline(client, "400 Bad Request");
      return;
    }
    try (Socket origin = dial(request)) {
      if (head.startsWith("CONNECT ")) {
        send(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      } else {
        send(origin, head);
      }
      pass(client, origin);
    } catch (VantageException | IllegalArgumentException e) {
      decline(client, "502 Bad Gateway");
    }
  }

  private Socket dial(Matcher request) throws IOException, VantageException {
    Host host = Host.parse(request.group(1) == null ? request.group(2) : request.group(1));
    int port = request.group(3) == null ? HTTP_PORT : Integer.parseInt(request.group(3));
    for (IpAddress address : book.addresses(host)) {
      Route route = routes.route(NOBODY, new Endpoint(address, port, Transport.TCP));
      if (route.listener().isPresent()) {
        return Loopback.connect(route.listener().get(), LIMIT);
      }
    }
    throw new VantageException("no such host, or nothing listens there");
  }

  /** Bring bytes to and fro until one side has said all. */
  private static void pass(Socket client, Socket origin) throws IOException {
    Thread there =
        Threads.daemon(Thread.currentThread().getName() + "-back", () -> copy(client, origin));
    there.start();
    origin.getInputStream().transferTo(client.getOutputStream());
    client.shutdownOutput();
    Threads.awaitEnd(there);
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      Sockets.close(to);
    }
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

  private static void decline(Socket client, String status) throws IOException {
    send(client, "HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n".formatted(status));
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }
}
