// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.IpAddress;

/** Opens connections to a proxy, whose name the place resolves. */
final class ProxyConnection {

  private final ProbeScope scope;

  ProxyConnection(ProbeScope scope) {
    this.scope = scope;
  }

  /**
   * A connection to a proxy.
   *
   * @param socket the connection; empty if it did not open
   * @param evidence why it did not open; empty if it did
   */
  record Opened(Optional<Socket> socket, String evidence) {}

  /** Connect to the first address of the proxy that takes it. */
  Opened open(ProxyServer proxy) throws VantageException, InterruptedException {
    NameOutcome names = scope.resolve(Destination.of(proxy.host()), scope.deadline().remaining());
    if (names.cause().isPresent()) {
      return new Opened(Optional.empty(), "the proxy's name was not resolved: " + names.evidence());
    }
    List<IpAddress> addresses = Dialable.of(names.addresses(), scope.network()).addresses();
    String evidence = "the proxy has no address";
    for (IpAddress address : addresses) {
      Dialled dialled = scope.dial(address, proxy.port(), Network.Peer.PROXY);
      if (dialled.stream().isPresent()) {
        return new Opened(dialled.stream(), "");
      }
      evidence =
          "no connection to the proxy at %s: %s".formatted(address, dialled.outcome().evidence());
    }
    return new Opened(Optional.empty(), evidence);
  }
}
