// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

/**
 * What is asked of whoever listens.
 *
 * @param protocol the protocol
 * @param path the path of an HTTP request; empty for protocols without one
 */
public record Application(Protocol protocol, String path) {

  /** Nothing: the port's state is all that is asked; over UDP a nonce is sent. */
  public static final Application NONE = new Application(Protocol.NONE, "");

  /** A protocol that a probe can speak. */
  public enum Protocol {
    /** None. */
    NONE,
    /** A TLS handshake. */
    TLS,
    /** HTTP over TLS. */
    HTTPS,
    /** HTTP in clear text. */
    HTTP,
    /** SSH's identification string. */
    SSH,
    /** SMTP's greeting. */
    SMTP,
    /** A DNS query for the root's name servers. */
    DNS,
    /** A client's NTP packet; over UDP. */
    NTP,
    /** A QUIC packet of a version that no server has, which makes it say its own; over UDP. */
    QUIC
  }
}
