// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Reads the facts of certificates; what a stranger wrote into them comes out safe to print. */
final class CertificateReading {

  private static final int MOST_NAMES = 20;
  private static final int LONGEST = 256;
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private CertificateReading() {}

  /** Return what the certificate says. */
  static CertificateFacts of(X509Certificate certificate) {
    return new CertificateFacts(
        text(certificate.getSubjectX500Principal()),
        text(certificate.getIssuerX500Principal()),
        names(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        sha256(certificate));
  }

  /** Return a name, safe to print. */
  static String text(X500Principal principal) {
    return PlainText.of(principal.getName(), LONGEST);
  }

  /** Return the DNS names and addresses that it is for, at most 20. */
  static List<String> names(X509Certificate certificate) {
    try {
      @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names == null) {
        return List.of();
      }
      return names.stream()
          .filter(name -> isKind(name, DNS_NAME) || isKind(name, IP_ADDRESS))
          .limit(MOST_NAMES)
          .map(name -> PlainText.of(Objects.toString(name.get(1)), LONGEST))
          .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static boolean isKind(List<?> name, int kind) {
    return Integer.valueOf(kind).equals(name.get(0));
  }

  /** Return the fingerprint, in lower-case hexadecimal. */
  static String sha256(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256, and the encoding was parsed", e);
    }
  }
}
