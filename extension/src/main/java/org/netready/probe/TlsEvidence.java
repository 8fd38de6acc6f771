// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.probe.ChainTrust.Store;

/** What evidence says of a TLS handshake. */
final class TlsEvidence {

  private static final int NAMES_SHOWN = 3;

  private TlsEvidence() {}

  /** Return a sentence part. */
  static String of(
      TlsReading.Seen seen, List<CertificateFacts> chain, ChainTrust trust, boolean isForName) {
    List<String> parts = new ArrayList<>();
    seen.session().ifPresent(session -> parts.add(session.getSession().getProtocol()));
    seen.failure().ifPresent(failure -> parts.add(failure.evidence()));
    if (!chain.isEmpty()) {
      CertificateFacts own = chain.get(0);
      parts.add("certificate of '%s' issued by '%s'".formatted(own.subject(), own.issuer()));
      parts.add(trust(trust));
      productsDistrust(trust).ifPresent(parts::add);
      if (!isForName) {
        parts.add("it is not for %s but for %s".formatted(seen.host().text(), names(own)));
      }
    }
    if (seen.demandsClientCertificate()) {
      parts.add("the server asks for a client certificate");
    }
    return String.join("; ", parts);
  }

  private static String trust(ChainTrust trust) {
    if (trust.isTrustedBy(Store.PUBLIC)) {
      return "its chain ends in a public root";
    }
    if (trust.isTrustedBy(Store.SITE)) {
      return "its chain ends in an authority of the site";
    }
    return trust.problem().isEmpty()
        ? "its chain ends in an authority of the product's store"
        : Stream.concat(trust.problem().stream(), trust.dates().stream())
            .map(ChainTrust.Problem::what)
            .distinct()
            .collect(Collectors.joining("; "));
  }

  private static Optional<String> productsDistrust(ChainTrust trust) {
    return trust
        .standing(Store.PRODUCT)
        .filter(it -> trust.problem().isEmpty())
        .flatMap(ChainTrust.Standing::problem)
        .map(problem -> "the product's own store does not trust it: " + problem);
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
