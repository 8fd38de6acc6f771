// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

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
  DNS;

  /** Return whether a TLS handshake is part of it. */
  public boolean usesTls() {
    return this == HTTPS || this == TLS || this == REGISTRY;
  }

  /** Return whether it is spoken in HTTP. */
  public boolean usesHttp() {
    return this == HTTPS || this == HTTP || this == REGISTRY;
  }
}
