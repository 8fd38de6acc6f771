// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;

/**
 * A socket that takes what comes from anywhere: a TCP listener, or a UDP socket without a peer.
 *
 * @param address where it is bound; 0.0.0.0 or :: for all addresses
 * @param port the port
 * @param transport the transport
 * @param process who holds it, as {@code sshd, pid 812}; empty if that cannot be read
 * @param mayBeClient whether it may as well wait for answers to what it sent itself: a UDP socket
 *     on a port that the system gives to clients. Nothing tells such a one from a server.
 */
public record ListeningSocket(
    IpAddress address, int port, Transport transport, String process, boolean mayBeClient) {

  /** Return whether only the host itself can reach it. */
  public boolean isLoopbackOnly() {
    return address.inet().isLoopbackAddress();
  }

  /** Return port and transport with who holds it: {@code 22/tcp (sshd, pid 812)}. */
  @Override
  public String toString() {
    String holder = process.isEmpty() ? "" : " (" + process + ")";
    return port + "/" + transport.keyword() + holder;
  }
}
