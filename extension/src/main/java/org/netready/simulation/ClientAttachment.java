// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netready.endpoint.Host;
import org.netready.probe.Network;
import org.netready.probe.VantageException;
import org.netready.simulation.client.Attachment;

/** Attaches a client to a network, at a vantage point. Its servers listen once they are needed. */
final class ClientAttachment implements Attachment {

  private final Network network;
  private final Clients clients;
  private final Listeners listeners;
  private final Lifetime lifetime;
  private volatile @Nullable InetSocketAddress gateway;
  private volatile @Nullable InetSocketAddress dnsServer;

  ClientAttachment(Network network, Clients clients, Listeners listeners, Lifetime lifetime) {
    this.network = network;
    this.clients = clients;
    this.listeners = listeners;
    this.lifetime = lifetime;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public boolean isClosed() {
    return lifetime.isClosed();
  }

  @Override
  public List<X509Certificate> roots() {
    return clients.roots();
  }

  @Override
  public Path caFile() {
    requireAlive();
    return clients.caFile().path();
  }

  @Override
  public synchronized InetSocketAddress gateway() {
    requireAlive();
    InetSocketAddress known = gateway;
    if (known == null) {
      GatewayDial ways = new GatewayDial(network, clients.outward());
      known = listening(() -> listeners.listenOnTcp(new GatewayResponder(ways, clients)));
      gateway = known;
    }
    return known;
  }

  @Override
  public synchronized InetSocketAddress dnsServer() {
    requireAlive();
    InetSocketAddress known = dnsServer;
    if (known == null) {
      DnsServer server = new DnsServer(new NetworkAnswers(network));
      known = listening(() -> listeners.listenOnBoth(new ResolverResponder(server)));
      dnsServer = known;
    }
    return known;
  }

  @Override
  public boolean isOwn(InetSocketAddress address) {
    return address.equals(gateway) || address.equals(dnsServer);
  }

  @Override
  public Optional<InetSocketAddress> siteProxy(Host host) {
    return clients
        .outward()
        .filter(proxy -> proxy.isMeant().test(host))
        .map(proxy -> InetSocketAddress.createUnresolved(proxy.host().text(), proxy.port()));
  }

  @Override
  public void opened(Closeable socket) {
    clients.opened(socket);
  }

  @Override
  public void closed(Closeable socket) {
    clients.closed(socket);
  }

  @Override
  public void broke(VantageException failure) {
    clients.broke(failure);
  }

  private void requireAlive() {
    try {
      lifetime.requireAlive();
    } catch (VantageException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** What opens a socket that listens. */
  private interface Opening {
    InetSocketAddress open() throws VantageException;
  }

  private static InetSocketAddress listening(Opening opening) {
    try {
      return opening.open();
    } catch (VantageException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
