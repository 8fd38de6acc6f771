// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.Closeable;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netready.environment.TrustStores;
import org.netready.probe.Network;
import org.netready.probe.VantageException;
import org.netready.simulation.client.NetworkClient;

/** The clients in a network, one for each vantage point, and what they hold. */
final class Clients implements AutoCloseable {

  private final Map<String, NetworkClient> clients = new ConcurrentHashMap<>();
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final Listeners listeners;
  private final Lifetime lifetime;
  private final Optional<OutwardProxy> outward;
  private final List<X509Certificate> roots;
  private final CaFile caFile;
  private final AtomicReference<@Nullable VantageException> failure = new AtomicReference<>();

  Clients(
      TrustStores trust, Listeners listeners, Lifetime lifetime, Optional<OutwardProxy> outward) {
    this.listeners = listeners;
    this.lifetime = lifetime;
    this.outward = outward;
    this.roots =
        Stream.concat(trust.publicRoots().stream(), trust.siteRoots().stream()).distinct().toList();
    this.caFile = new CaFile(roots);
  }

  /** Return the client at a vantage point. */
  NetworkClient at(String vantagePoint, Function<String, Network> networks) {
    return clients.computeIfAbsent(
        vantagePoint,
        it ->
            new NetworkClient(new ClientAttachment(networks.apply(it), this, listeners, lifetime)));
  }

  Optional<OutwardProxy> outward() {
    return outward;
  }

  List<X509Certificate> roots() {
    return roots;
  }

  CaFile caFile() {
    return caFile;
  }

  /** Take note of what ends with the network; it ends at once if that has ended. */
  void opened(Closeable socket) {
    open.add(socket);
    if (lifetime.isClosed()) {
      Sockets.close(socket);
    }
  }

  void closed(Closeable socket) {
    open.remove(socket);
  }

  /** Take note that a client was told something that is no outcome, but for the network's end. */
  void broke(VantageException cause) {
    if (!lifetime.isClosed()) {
      failure.compareAndSet(null, cause);
    }
  }

  /**
   * Make sure that clients were told outcomes of the network alone.
   *
   * @throws VantageException if one was not
   */
  void requireSound() throws VantageException {
    VantageException known = failure.get();
    if (known != null) {
      throw new VantageException(String.valueOf(known.getMessage()), known);
    }
  }

  /** End all connections, and delete the file, once the lifetime has ended. */
  @Override
  public void close() {
    open.forEach(Sockets::close);
    open.clear();
    caFile.close();
  }
}
