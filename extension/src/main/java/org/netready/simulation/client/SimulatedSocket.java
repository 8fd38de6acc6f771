// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** A TCP socket of a simulated network, in which a name that nobody resolved yet is resolved. */
final class SimulatedSocket extends Socket {

  private final SimulatedDns dns;

  SimulatedSocket(Attachment attachment) throws SocketException {
    super(new SimulatedSocketImpl(attachment));
    this.dns = new SimulatedDns(attachment);
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    super.connect(resolved(endpoint), timeout);
  }

  private SocketAddress resolved(SocketAddress endpoint) throws IOException {
    return endpoint instanceof InetSocketAddress named && named.isUnresolved()
        ? new InetSocketAddress(dns.lookup(named.getHostString()).get(0), named.getPort())
        : endpoint;
  }
}
