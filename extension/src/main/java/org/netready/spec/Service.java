// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import org.netready.endpoint.Transport;

/** The application protocol that a requirement wants proved. */
public enum Service {
  /** None: an open port is all that is asked. */
  NONE,
  /** HTTP over TLS, RFC 9110. */
  HTTPS,
  /** HTTP in clear text, RFC 9110. */
  HTTP,
  /** A TLS handshake, RFC 8446. */
  TLS,
  /** The OCI distribution API, {@code /v2/}, over HTTPS. */
  REGISTRY,
  /** SSH's identification string, RFC 4253 section 4.2. */
  SSH,
  /** SMTP's greeting, RFC 5321 section 4.2. */
  SMTP,
  /** A DNS query, RFC 1035. */
  DNS,
  /** A client's packet of the Network Time Protocol, RFC 5905; over UDP. */
  NTP,
  /** The Version Negotiation of a QUIC server, RFC 9000 section 6; over UDP. */
  QUIC,
  /** A VXLAN tunnel, RFC 7348; over UDP. Nobody can ask it anything. */
  VXLAN,
  /** A Geneve tunnel, RFC 8926; over UDP. Nobody can ask it anything. */
  GENEVE,
  /** A WireGuard tunnel; over UDP. It answers peers whose keys it knows, and nobody else. */
  WIREGUARD;

  /** Return whether a TLS handshake is part of it. */
  public boolean usesTls() {
    return this == HTTPS || this == TLS || this == REGISTRY;
  }

  /** Return whether it is spoken in HTTP. */
  public boolean usesHttp() {
    return this == HTTPS || this == HTTP || this == REGISTRY;
  }

  /**
   * Return whether it answers no stranger, so that only a responder in its place can prove the
   * path.
   */
  public boolean needsResponder() {
    return this == VXLAN || this == GENEVE || this == WIREGUARD;
  }

  /** Return whether it is spoken over a transport. */
  public boolean isOver(Transport transport) {
    return switch (this) {
      case NONE, DNS -> true;
      case NTP, QUIC, VXLAN, GENEVE, WIREGUARD -> transport == Transport.UDP;
      case HTTPS, HTTP, TLS, REGISTRY, SSH, SMTP -> transport == Transport.TCP;
    };
  }
}
