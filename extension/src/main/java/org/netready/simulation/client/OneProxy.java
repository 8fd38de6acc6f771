// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Selects one HTTP proxy, or none, whatever became of earlier connections. */
final class OneProxy extends ProxySelector {

  private final Function<URI, Optional<InetSocketAddress>> proxy;

  OneProxy(Function<URI, Optional<InetSocketAddress>> proxy) {
    this.proxy = proxy;
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(
        proxy.apply(uri).map(it -> new Proxy(Proxy.Type.HTTP, it)).orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
}
