// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.netready.probe.PortState;

/**
 * How packets to an endpoint fare.
 *
 * @param state the port's state, as it is
 * @param listener where in this process it listens; empty if they do not arrive
 */
record Route(PortState state, Optional<InetSocketAddress> listener) {

  static final Route CLOSED = new Route(PortState.CLOSED, Optional.empty());
  static final Route FILTERED = new Route(PortState.FILTERED, Optional.empty());

  static Route to(InetSocketAddress listener) {
    return new Route(PortState.OPEN, Optional.of(listener));
  }
}
