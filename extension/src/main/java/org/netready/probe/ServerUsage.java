// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Certificates that are for other uses than servers, such as e-mail. One without the extension is
 * for any use (RFC 5280, section 4.2.1.12). What the extension means in an authority's own
 * certificate that section leaves open; OpenSSL, browsers and Go take it for a bound of what the
 * authority may sign, and Java does not look.
 */
final class ServerUsage {

  /** The usages serverAuth and anyExtendedKeyUsage. */
  private static final Set<String> OF_SERVERS = Set.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

  private ServerUsage() {}

  /**
   * Return the first authority on the way up from a server's certificate that is not for servers;
   * empty if there is none. Roots are not bound by it.
   *
   * @param chain the certificates that the server sent, its own first
   */
  static Optional<X509Certificate> culprit(List<X509Certificate> chain) {
    List<X509Certificate> path = new ArrayList<>(chain.subList(0, 1));
    for (int i = 0; i < path.size(); i++) {
      X509Certificate current = path.get(i);
      List<X509Certificate> issuers =
          chain.stream()
              .filter(it -> !path.contains(it) && !isRoot(it))
              .filter(it -> it.getSubjectX500Principal().equals(current.getIssuerX500Principal()))
              .toList();
      if (!issuers.isEmpty() && issuers.stream().noneMatch(ServerUsage::isForServers)) {
        return Optional.of(issuers.get(0));
      }
      path.addAll(issuers);
    }
    return Optional.empty();
  }

  private static boolean isRoot(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** Return whether a certificate is for servers, among others or for any use. */
  static boolean isForServers(X509Certificate certificate) {
    try {
      @Nullable List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null || usages.stream().anyMatch(OF_SERVERS::contains);
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}
