// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What is true of a certificate chain, held against public and the site's own authorities. */
final class ChainEvaluation {

  private final X509TrustManager publicRoots;
  private final X509TrustManager siteRoots;

  ChainEvaluation(X509TrustManager publicRoots, X509TrustManager siteRoots) {
    this.publicRoots = publicRoots;
    this.siteRoots = siteRoots;
  }

  /**
   * A chain as it was evaluated.
   *
   * @param isPublic whether it is valid now and ends in a public root
   * @param isSite whether it is valid now and ends in an authority of the site
   * @param problem what is wrong with it against all known roots; empty if nothing
   */
  record Result(boolean isPublic, boolean isSite, Optional<Cause> problem) {}

  /**
   * Evaluate a chain.
   *
   * @param chain the certificates that the server sent, its own first, at least one
   * @param keyExchange the key exchange as trust managers want to know it
   */
  Result evaluate(List<X509Certificate> chain, String keyExchange) {
    Optional<Cause> inPublic = problem(publicRoots, chain, keyExchange);
    Optional<Cause> inSite = problem(siteRoots, chain, keyExchange);
    boolean isKnown = inPublic.isEmpty() || inSite.isEmpty();
    return new Result(
        inPublic.isEmpty(),
        inSite.isEmpty(),
        isKnown ? Optional.empty() : Optional.of(worst(inPublic, inSite, chain)));
  }

  /** An expired chain to a known root is just that; one to no known root is a stranger's first. */
  private static Cause worst(
      Optional<Cause> inPublic, Optional<Cause> inSite, List<X509Certificate> chain) {
    return Stream.of(inPublic, inSite)
        .flatMap(Optional::stream)
        .filter(cause -> cause != Cause.TLS_UNTRUSTED)
        .findFirst()
        .orElse(isSelfSigned(chain) ? Cause.TLS_SELF_SIGNED : Cause.TLS_UNTRUSTED);
  }

  private static Optional<Cause> problem(
      X509TrustManager roots, List<X509Certificate> chain, String keyExchange) {
    Optional<Cause> whole = reject(roots, chain, keyExchange);
    if (whole.isEmpty() || whole.get() != Cause.TLS_UNTRUSTED) {
      return whole;
    }
    // A chain that is cut where a known root begins is validated, not searched for, and only
    // validation tells an expired certificate from an unknown issuer.
    return IntStream.rangeClosed(1, chain.size())
        .mapToObj(length -> chain.subList(0, length))
        .filter(part -> endsAtKnownRoot(roots, part))
        .map(part -> reject(roots, part, keyExchange))
        .flatMap(Optional::stream)
        .filter(cause -> cause != Cause.TLS_UNTRUSTED)
        .findFirst()
        .or(() -> whole);
  }

  private static boolean endsAtKnownRoot(X509TrustManager roots, List<X509Certificate> chain) {
    var issuer = chain.get(chain.size() - 1).getIssuerX500Principal();
    return Arrays.stream(roots.getAcceptedIssuers())
        .anyMatch(root -> root.getSubjectX500Principal().equals(issuer));
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
      return Optional.empty();
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

  private static boolean isSelfSigned(List<X509Certificate> chain) {
    X509Certificate own = chain.get(0);
    if (chain.size() > 1 || !own.getSubjectX500Principal().equals(own.getIssuerX500Principal())) {
      return false;
    }
    try {
      own.verify(own.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
