// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.netready.probe.PortState;

/**
 * How packets to an endpoint fare.
 *
 * @param state the port's state, as it is
 * @param listener where in this process it listens; empty if they do not arrive
 * @param streams what is wrong with the connections to the listener
 */
record Route(
    PortState state, Optional<InetSocketAddress> listener, List<StreamImpairment> streams) {

  static final Route CLOSED = stopped(PortState.CLOSED);
  static final Route FILTERED = stopped(PortState.FILTERED);

  static Route stopped(PortState state) {
    return new Route(state, Optional.empty(), List.of());
  }

  static Route to(InetSocketAddress listener, List<StreamImpairment> streams) {
    return new Route(PortState.OPEN, Optional.of(listener), streams);
  }
}
