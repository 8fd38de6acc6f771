// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;

/**
 * What became of binding a port.
 *
 * @param address the address; empty for the wildcard
 * @param port the port
 * @param transport the transport
 * @param cause why it could not be bound; empty if it could. {@link Cause#PORT_IN_USE} alone says
 *     that it is not free
 * @param evidence what was seen, as a sentence part; who holds it, if that can be read
 */
public record BindOutcome(
    Optional<IpAddress> address,
    int port,
    Transport transport,
    Optional<Cause> cause,
    String evidence) {

  /** Return where it was bound: {@code 8472/udp}, {@code 8472/udp at 10.0.0.11}. */
  public String endpoint() {
    String at = address.map(it -> " at " + it).orElse("");
    return port + "/" + transport.keyword() + at;
  }
}
