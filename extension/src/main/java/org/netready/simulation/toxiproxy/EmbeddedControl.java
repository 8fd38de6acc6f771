// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.netready.probe.VantageException;

/** Asks the embedded server without the way over HTTP, so that no client library is needed. */
final class EmbeddedControl implements Control {

  private final EmbeddedToxiproxy server;

  EmbeddedControl(EmbeddedToxiproxy server) {
    this.server = server;
  }

  @Override
  public String version() throws VantageException {
    return ask(server::version);
  }

  @Override
  public InetSocketAddress create(String name, InetSocketAddress upstream) throws VantageException {
    RequestBody body =
        new RequestBody(
            Map.of("name", name, "listen", "127.0.0.1:0", "upstream", SocketText.of(upstream)));
    return ask(() -> address(server.proxies().create(body).listen()));
  }

  @Override
  public void enable(String proxy, boolean isEnabled) throws VantageException {
    ask(() -> server.proxies().update(proxy, new RequestBody(Map.of("enabled", isEnabled))));
  }

  @Override
  public void delete(String proxy) throws VantageException {
    ask(
        () -> {
          server.proxies().delete(proxy);
          return proxy;
        });
  }

  @Override
  public void add(String proxy, String name, Toxic toxic, ToxicStream stream, double toxicity)
      throws VantageException {
    Map<String, Object> attributes = new HashMap<>(toxic.form().attributes());
    RequestBody body =
        new RequestBody(
            Map.of(
                "name",
                name,
                "type",
                toxic.form().type(),
                "stream",
                stream.word(),
                "toxicity",
                toxicity,
                "attributes",
                new RequestBody(attributes)));
    ask(() -> server.proxies().addToxic(proxy, body));
  }

  @Override
  public void remove(String proxy, String toxic) throws VantageException {
    ask(
        () -> {
          server.proxies().removeToxic(proxy, toxic);
          return toxic;
        });
  }

  private static InetSocketAddress address(String listen) {
    try {
      return SocketText.parse(listen).resolveLoopback();
    } catch (IOException e) {
      throw new IllegalStateException("the proxy listens at '%s'".formatted(listen), e);
    }
  }

  private <T> T ask(Request<T> request) throws VantageException {
    if (server.isClosed()) {
      throw new VantageException("the embedded Toxiproxy is closed; ask before it is");
    }
    try {
      return request.send();
    } catch (ApiException e) {
      throw new VantageException("the embedded Toxiproxy failed: " + e.text(), e);
    } catch (IllegalStateException e) {
      throw new VantageException("the embedded Toxiproxy is gone: " + e.getMessage(), e);
    }
  }

  private interface Request<T> {
    T send() throws ApiException;
  }
}
