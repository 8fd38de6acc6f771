// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A store of roots against which chains are held.
 *
 * @param store which one
 * @param roots all roots in it
 * @param current what trusts those that are valid now; Java itself never looks at a root's dates
 * @param all what trusts all of them
 */
record RootStore(
    ChainTrust.Store store,
    List<X509Certificate> roots,
    X509TrustManager current,
    X509TrustManager all) {

  RootStore {
    roots = List.copyOf(roots);
  }

  /** Return why the store does not trust a chain; empty if it does. */
  Optional<Cause> problem(List<X509Certificate> chain, String keyExchange) {
    Optional<Cause> now = reject(current, chain, keyExchange);
    if (now.isEmpty() || now.get() != Cause.TLS_UNTRUSTED) {
      return now;
    }
    Optional<Cause> undated = reject(all, chain, keyExchange);
    if (undated.isEmpty()) {
      return Optional.of(datesOfRoot(chain));
    }
    return undated.get() == Cause.TLS_UNTRUSTED
        ? Optional.of(ofPart(chain, keyExchange).orElse(Cause.TLS_UNTRUSTED))
        : undated;
  }

  /** Return the roots by which the issuer of a certificate goes; empty if none is here. */
  List<X509Certificate> issuersOf(X509Certificate certificate) {
    return roots.stream()
        .filter(root -> root.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .toList();
  }

  /**
   * A chain that is cut where a known root begins is validated, not searched for, and only
   * validation tells an expired certificate from an unknown issuer.
   */
  private Optional<Cause> ofPart(List<X509Certificate> chain, String keyExchange) {
    return IntStream.rangeClosed(1, chain.size())
        .mapToObj(length -> chain.subList(0, length))
        .filter(part -> !issuersOf(part.get(part.size() - 1)).isEmpty())
        .map(part -> reject(all, part, keyExchange))
        .flatMap(Optional::stream)
        .filter(cause -> cause != Cause.TLS_UNTRUSTED)
        .findFirst();
  }

  private Cause datesOfRoot(List<X509Certificate> chain) {
    return chain.stream().flatMap(it -> issuersOf(it).stream()).anyMatch(ChainDiagnosis::isExpired)
        ? Cause.TLS_EXPIRED
        : Cause.TLS_NOT_YET_VALID;
  }

  private static Optional<Cause> reject(
      X509TrustManager roots, List<X509Certificate> chain, String keyExchange) {
    if (roots.getAcceptedIssuers().length == 0) {
      return Optional.of(Cause.TLS_UNTRUSTED);
    }
    try {
      roots.checkServerTrusted(chain.toArray(X509Certificate[]::new), keyExchange);
      // A trust manager takes a server's own certificate, if that is among the roots, undated.
      chain.get(0).checkValidity();
      return ServerUsage.culprit(chain).map(unused -> Cause.TLS_WRONG_USAGE);
    } catch (CertificateException e) {
      return Optional.of(cause(e));
    }
  }

  private static Cause cause(CertificateException rejection) {
    for (@Nullable Throwable e = rejection; e != null; e = e.getCause()) {
      if (e instanceof CertificateExpiredException || hasReason(e, BasicReason.EXPIRED)) {
        return Cause.TLS_EXPIRED;
      }
      if (e instanceof CertificateNotYetValidException || hasReason(e, BasicReason.NOT_YET_VALID)) {
        return Cause.TLS_NOT_YET_VALID;
      }
    }
    return Cause.TLS_UNTRUSTED;
  }

  private static boolean hasReason(Throwable e, BasicReason reason) {
    return e instanceof CertPathValidatorException rejection && rejection.getReason() == reason;
  }

  /** Return whether a certificate is signed by itself. */
  static boolean isSelfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
        && isSignedBy(certificate, certificate);
  }

  /** Return whether a certificate has a signature by another's key. */
  static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
