// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import org.netready.netns.bed.Identities.Identity;

/** TLS servers of nginx that are not as they should be. */
public enum TlsServer {
  /** Signed by itself. */
  SELF_SIGNED(Identity.SELF_SIGNED, ""),
  /** Signed by an authority that nobody declares. */
  UNKNOWN_AUTHORITY(Identity.UNKNOWN_AUTHORITY, ""),
  /** Signed by the filter's authority, which the site declares. */
  INSPECTED(Identity.INSPECTED, ""),
  /** No longer valid. */
  EXPIRED(Identity.EXPIRED, ""),
  /** Not yet valid. */
  NOT_YET_VALID(Identity.NOT_YET_VALID, ""),
  /** For another host. */
  WRONG_NAME(Identity.WRONG_NAME, ""),
  /** Speaks TLS 1.1 at most. */
  OLD_VERSION(Identity.RIGHT, "ssl_protocols TLSv1.1; ssl_ciphers DEFAULT@SECLEVEL=0;"),
  /** Completes the handshake, then answers 400 to who has no certificate, as nginx does. */
  CLIENT_CERTIFICATE_PAGE(
      Identity.RIGHT, "ssl_client_certificate site-ca.pem; ssl_verify_client on;"),
  /** Knows no such name: alert unrecognized_name. */
  UNRECOGNIZED_NAME(Identity.RIGHT, "ssl_reject_handshake on;");

  private static final int FIRST_PORT = 21_000;

  private final Identity identity;
  private final String directives;

  TlsServer(Identity identity, String directives) {
    this.identity = identity;
    this.directives = directives;
  }

  /** Return the port on which it listens. */
  public int port() {
    return FIRST_PORT + ordinal();
  }

  Identity identity() {
    return identity;
  }

  /** Return what nginx is told beside port and certificate. */
  String directives() {
    return directives;
  }
}
