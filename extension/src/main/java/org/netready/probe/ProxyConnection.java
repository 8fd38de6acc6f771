// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.Socket;
import java.util.Iterator;
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
    for (Iterator<IpAddress> rest = addresses.iterator(); rest.hasNext(); ) {
      IpAddress address = rest.next();
      try {
        return new Opened(Optional.of(scope.dial(address, proxy.port())), "");
      } catch (IOException e) {
        evidence =
            "no connection to the proxy at %s: %s"
                .formatted(address, DialFailure.of(e, scope.deadline()).evidence());
      }
    }
    return new Opened(Optional.empty(), evidence);
  }
}
