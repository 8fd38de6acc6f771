// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.VantageException;

/** An HTTP proxy: CONNECT, and requests in absolute form, RFC 9112 section 3.2. */
final class ProxyResponder implements Responder {

  private static final Pattern CREDENTIALS =
      Pattern.compile("\r\nProxy-Authorization: *\\S", Pattern.CASE_INSENSITIVE);
  private static final String DEMAND =
      "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"simulated\"";
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String NOBODY = "";

  private final Routes routes;
  private final Optional<ProxyImpairment> impairment;

  ProxyResponder(Routes routes, Optional<ProxyImpairment> impairment) {
    this.routes = routes;
    this.impairment = impairment;
  }

  @Override
  public void converse(Socket client) throws IOException {
    Optional<ProxyRequest> read = ProxyRequest.read(client);
    if (read.isEmpty()) {
      decline(client, "400 Bad Request");
      return;
    }
    ProxyRequest request = read.get();
    Optional<String> refusal = impairment.flatMap(it -> refusal(it, request.head()));
    if (refusal.isPresent()) {
      decline(client, refusal.get());
      return;
    }
    try (Socket origin = dial(request)) {
      request.begin(client, origin);
      Relay.pass(client, origin);
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

  private Socket dial(ProxyRequest request) throws VantageException {
    for (IpAddress address : routes.addresses(NOBODY, Host.parse(request.host()))) {
      Route route = reach(new Endpoint(address, request.port(), Transport.TCP));
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

  private static void decline(Socket client, String status) throws IOException {
    ProxyRequest.send(client, "HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n".formatted(status));
  }
}
