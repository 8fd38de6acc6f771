// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.netready.probe.VantageException;

/**
 * The HTTP proxy on loopback through which a client lives in the network that cannot otherwise. It
 * goes the ways of the client's vantage point, and says why there is none (RFC 9209). What the
 * client is set to send to the site's proxy is brought there as it is.
 */
final class GatewayResponder implements Responder {

  private final GatewayDial ways;
  private final Clients clients;

  GatewayResponder(GatewayDial ways, Clients clients) {
    this.ways = ways;
    this.clients = clients;
  }

  @Override
  public void converse(Socket client) throws IOException {
    Optional<ProxyRequest> read = ProxyRequest.read(client);
    if (read.isEmpty()) {
      ProxyRequest.send(client, GatewayRefusal.ofNoRequest().response(true));
      return;
    }
    ProxyRequest request = read.get();
    try {
      bring(request, client);
    } catch (GatewayRefusal e) {
      if (e.getCause() instanceof VantageException broken) {
        clients.broke(broken);
      }
      ProxyRequest.send(client, e.response(!request.head().startsWith("HEAD ")));
    }
  }

  private void bring(ProxyRequest request, Socket client) throws IOException, GatewayRefusal {
    Optional<OutwardProxy> proxy = ways.proxy(request);
    Socket origin =
        proxy.isPresent()
            ? ways.dial(proxy.get().host().text(), proxy.get().port())
            : ways.dial(request.host(), request.port());
    clients.opened(origin);
    try (origin) {
      if (proxy.isPresent()) {
        ProxyRequest.send(origin, request.head());
      } else {
        request.begin(client, origin);
      }
      Relay.pass(client, origin);
    } catch (IOException e) {
      // What breaks on one side of a tunnel breaks on the other.
      BrokenResponder.reset(client);
    } finally {
      clients.closed(origin);
    }
  }
}
