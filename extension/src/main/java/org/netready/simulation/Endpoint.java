// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;

/** An address, port and transport of the simulated network. */
record Endpoint(IpAddress address, int port, Transport transport) {

  @Override
  public String toString() {
    return "%s port %s/%s".formatted(address, port, transport.keyword());
  }
}
