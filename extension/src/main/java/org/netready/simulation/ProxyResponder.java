// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private static final Pattern CREDENTIALS =
      Pattern.compile("\r\nProxy-Authorization: *\\S", Pattern.CASE_INSENSITIVE);
  private static final String DEMAND =
      "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"simulated\"";
  private static final int HTTP_PORT = 80;
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String NOBODY = "";

  private final Routes routes;
  private final Optional<ProxyImpairment> impairment;

  ProxyResponder(Routes routes, Optional<ProxyImpairment> impairment) {
    this.routes = routes;
    this.impairment = impairment;
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
    Optional<String> refusal = impairment.flatMap(it -> refusal(it, head));
    if (refusal.isPresent()) {
      decline(client, refusal.get());
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

  /** Return why a request is not brought anywhere, as the head of an answer has it. */
  private static Optional<String> refusal(ProxyImpairment impairment, String head) {
    return switch (impairment) {
      case PROXY_DENIES -> Optional.of("403 Forbidden");
      case PROXY_DEMANDS_CREDENTIALS ->
          CREDENTIALS.matcher(head).find() ? Optional.empty() : Optional.of(DEMAND);
      case PROXY_UNREACHABLE -> Optional.empty(); // It does not get here.
    };
  }

  private Socket dial(Matcher request) throws IOException, VantageException {
    Host host = Host.parse(request.group(1) == null ? request.group(2) : request.group(1));
    int port = request.group(3) == null ? HTTP_PORT : Integer.parseInt(request.group(3));
    for (IpAddress address : routes.addresses(NOBODY, host)) {
      Route route = reach(new Endpoint(address, port, Transport.TCP));
      if (route.listener().isPresent()) {
        return Loopback.connect(route.listener().get(), LIMIT);
      }
    }
    throw new VantageException("no such host, or nothing listens there");
  }

  private Route reach(Endpoint origin) throws VantageException {
    try {
      return routes.reach(NOBODY, origin).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VantageException("the simulated proxy was interrupted; ask again", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new VantageException("the simulated proxy has no way to " + origin, e);
    }
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
