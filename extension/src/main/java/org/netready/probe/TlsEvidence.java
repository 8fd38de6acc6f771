// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.ArrayList;
import java.util.List;

/** What evidence says of a TLS handshake. */
final class TlsEvidence {

  private static final int NAMES_SHOWN = 3;

  private TlsEvidence() {}

  /** Return a sentence part. */
  static String of(
      TlsReading.Seen seen,
      List<CertificateFacts> chain,
      ChainEvaluation.Result trust,
      boolean isForName) {
    List<String> parts = new ArrayList<>();
    seen.session().ifPresent(session -> parts.add(session.getSession().getProtocol()));
    seen.failure().ifPresent(failure -> parts.add(failure.evidence()));
    if (!chain.isEmpty()) {
      CertificateFacts own = chain.get(0);
      parts.add("certificate of '%s' issued by '%s'".formatted(own.subject(), own.issuer()));
      parts.add(trust(chain, trust));
      if (!isForName) {
        parts.add("it is not for %s but for %s".formatted(seen.host().text(), names(own)));
      }
    }
    if (seen.demandsClientCertificate()) {
      parts.add("the server asks for a client certificate");
    }
    return String.join("; ", parts);
  }

  private static String trust(List<CertificateFacts> chain, ChainEvaluation.Result trust) {
    if (trust.isPublic()) {
      return "its chain ends in a public root";
    }
    return trust
        .problem()
        .map(problem -> problem(chain, problem))
        .orElse("its chain ends in an authority of the site");
  }

  private static String problem(List<CertificateFacts> chain, Cause problem) {
    if (problem == Cause.TLS_SELF_SIGNED) {
      return "it is signed by itself";
    }
    if (problem == Cause.TLS_EXPIRED) {
      return "its chain has expired, the certificate is valid until " + chain.get(0).notAfter();
    }
    if (problem == Cause.TLS_NOT_YET_VALID) {
      return "its chain is not valid yet, the certificate is valid from "
          + chain.get(0).notBefore();
    }
    return "its chain ends in no known root";
  }

  private static String names(CertificateFacts own) {
    if (own.names().isEmpty()) {
      return "no name at all";
    }
    String shown = String.join(", ", own.names().stream().limit(NAMES_SHOWN).toList());
    int more = own.names().size() - NAMES_SHOWN;
    return more > 0 ? "%s and %s more".formatted(shown, more) : shown;
  }
}
