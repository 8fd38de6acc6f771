// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.netready.simulation.Sites.service;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.Ports;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Destination;
import org.netready.probe.VantageException;
import org.netready.simulation.toxiproxy.ToxiproxySource;

/** A network for clients of all kinds. */
final class ClientNetwork {

  static final String WEB = "web.example.com";
  static final String BEHIND_PROXY = "far.example.com";
  static final HostName PROXY = HostName.parse("proxy.simulated");

  private ClientNetwork() {}

  /** Open a network with a proxy, which clients are set to use for one host. */
  static SimulatedNetwork open() {
    try {
      return SimulatedNetwork.open(
          Sites.TWO_HOSTS,
          List.of(
              service("node-1", "22/tcp", Protocol.SSH),
              service(WEB, "443/tcp", Protocol.HTTPS),
              service(WEB, "80/tcp", Protocol.HTTP),
              service(BEHIND_PROXY, "443/tcp", Protocol.HTTPS),
              service(BEHIND_PROXY, "80/tcp", Protocol.HTTP),
              service("2001:db8::1", "443/tcp", Protocol.HTTPS),
              SimulatedService.proxy(Destination.of(PROXY), Ports.tcp(3128))),
          Optional.of(new OutwardProxy(PROXY, 3128, Host.parse(BEHIND_PROXY)::equals)),
          new ToxiproxySource.Embedded());
    } catch (VantageException e) {
      throw new IllegalStateException("the network of these tests does not open", e);
    }
  }
}
