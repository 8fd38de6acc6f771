// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetSocketAddress;
import org.netready.endpoint.IpAddress;
import org.netready.probe.NameAnswer;

/**
 * A name server that is asked.
 *
 * @param role whose it is
 * @param address where it is
 */
record ServerAddress(NameAnswer.Role role, InetSocketAddress address) {

  private static final int DNS_PORT = 53;

  /** Return whether this host has a route to it. */
  boolean hasRoute() {
    return address.isUnresolved() || LocalRoute.existsTo(new IpAddress(address.getAddress()));
  }

  /** Return what evidence calls it. */
  String name() {
    String host =
        address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
    return address.getPort() == DNS_PORT ? host : host + " port " + address.getPort();
  }
}
