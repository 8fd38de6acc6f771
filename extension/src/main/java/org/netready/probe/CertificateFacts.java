// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Instant;
import java.util.List;

/**
 * What a certificate says, as text that is safe to print.
 *
 * @param subject its subject
 * @param issuer its issuer
 * @param names its DNS names and addresses, at most 20
 * @param notBefore from when it is valid
 * @param notAfter until when it is valid
 * @param sha256 its fingerprint, lower-case hexadecimal
 */
public record CertificateFacts(
    String subject,
    String issuer,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String sha256) {

  /** Make facts. */
  public CertificateFacts {
    names = List.copyOf(names);
  }
}
