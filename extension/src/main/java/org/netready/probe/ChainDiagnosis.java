// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out what is wrong with a chain that no store trusts, and which certificate is to blame. */
final class ChainDiagnosis {

  /**
   * Signed certificate timestamps, RFC 6962: only public authorities put them into certificates.
   */
  private static final String TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";

  private static final Set<Cause> OF_DATES = EnumSet.of(Cause.TLS_EXPIRED, Cause.TLS_NOT_YET_VALID);

  private static final Pattern ORGANISATION = Pattern.compile("(?:^|,)O=((?:[^,\\\\]|\\\\.)+)");

  private final List<RootStore> stores;
  private final List<X509Certificate> chain;
  private final X509Certificate own;

  ChainDiagnosis(List<RootStore> stores, List<X509Certificate> chain) {
    this.stores = stores;
    this.chain = chain;
    this.own = chain.get(0);
  }

  /**
   * Return what is wrong.
   *
   * @param standings what the stores make of the chain
   */
  ChainTrust.Problem problem(List<ChainTrust.Standing> standings) {
    Optional<Cause> dates =
        standings.stream()
            .map(ChainTrust.Standing::problem)
            .flatMap(Optional::stream)
            .filter(OF_DATES::contains)
            .findFirst();
    // An expired chain to a known root is just that; one to no known root is a stranger's first.
    return dates
        .map(this::ofDates)
        .or(() -> ServerUsage.culprit(chain).map(ChainDiagnosis::ofUsage))
        .orElseGet(() -> ofIssuer(standings));
  }

  private static ChainTrust.Problem ofUsage(X509Certificate authority) {
    return new ChainTrust.Problem(
        Cause.TLS_WRONG_USAGE,
        "the intermediate certificate is not for servers: " + subject(authority));
  }

  /** Return whether a certificate has expired. */
  static boolean isExpired(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().isBefore(Instant.now());
  }

  /** Return whether a certificate is not valid at this time. */
  static boolean isUndue(X509Certificate certificate) {
    return isExpired(certificate) || isEarly(certificate);
  }

  private static boolean isEarly(X509Certificate certificate) {
    return certificate.getNotBefore().toInstant().isAfter(Instant.now());
  }

  /**
   * Return what is wrong with the dates of the certificates that were sent, up to where they end or
   * to a root; empty if nothing is. It matters where any issuer will do.
   */
  Optional<ChainTrust.Problem> datesOfSent() {
    return undue(own, new HashSet<>())
        .map(it -> ofDates(isExpired(it) ? Cause.TLS_EXPIRED : Cause.TLS_NOT_YET_VALID, it));
  }

  /**
   * Return a certificate that is not valid now on every way up from one; empty if there is none.
   */
  private Optional<X509Certificate> undue(X509Certificate from, Set<X509Certificate> seen) {
    seen.add(from);
    if (isUndue(from) || isRoot(from)) {
      return Optional.of(from).filter(ChainDiagnosis::isUndue);
    }
    List<Optional<X509Certificate>> ways =
        issuersSent(from).stream()
            .filter(it -> !seen.contains(it))
            .map(it -> undue(it, seen))
            .toList();
    return ways.stream().allMatch(Optional::isPresent)
        ? ways.stream().flatMap(Optional::stream).findFirst()
        : Optional.empty();
  }

  /** Return those that signed a certificate; where no signature can be read, those named so. */
  private List<X509Certificate> issuersSent(X509Certificate certificate) {
    List<X509Certificate> named =
        chain.stream()
            .filter(it -> it.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
            .toList();
    List<X509Certificate> signers =
        named.stream().filter(it -> RootStore.isSignedBy(certificate, it)).toList();
    return signers.isEmpty() ? named : signers;
  }

  private ChainTrust.Problem ofDates(Cause cause) {
    boolean isExpiry = cause == Cause.TLS_EXPIRED;
    Predicate<X509Certificate> isWrong =
        isExpiry ? ChainDiagnosis::isExpired : ChainDiagnosis::isEarly;
    X509Certificate culprit =
        Stream.concat(chain.stream(), rootsAbove()).filter(isWrong).findFirst().orElse(own);
    return ofDates(cause, culprit);
  }

  private ChainTrust.Problem ofDates(Cause cause, X509Certificate culprit) {
    String what =
        cause == Cause.TLS_EXPIRED
            ? "expired on " + day(culprit.getNotAfter().toInstant())
            : "is not valid before " + day(culprit.getNotBefore().toInstant());
    return new ChainTrust.Problem(
        cause, "%s %s: %s".formatted(kind(culprit), what, subject(culprit)));
  }

  private Stream<X509Certificate> rootsAbove() {
    return chain.stream()
        .flatMap(it -> stores.stream().flatMap(store -> store.issuersOf(it).stream()));
  }

  private String kind(X509Certificate certificate) {
    if (certificate.equals(own)) {
      return "the certificate";
    }
    return isRoot(certificate) ? "the root certificate" : "the intermediate certificate";
  }

  private static boolean isRoot(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private ChainTrust.Problem ofIssuer(List<ChainTrust.Standing> standings) {
    if (!ServerUsage.isForServers(own)) {
      return new ChainTrust.Problem(
          Cause.TLS_WRONG_USAGE, "the certificate is not for servers: " + subject(own));
    }
    if (RootStore.isSelfSigned(own)) {
      return new ChainTrust.Problem(
          Cause.TLS_SELF_SIGNED, "the certificate is self-signed: " + subject(own));
    }
    X509Certificate last = last();
    String issuer = CertificateReading.text(last.getIssuerX500Principal());
    if (isTrustedByJavaAlone(standings)) {
      return new ChainTrust.Problem(
          Cause.TLS_UNTRUSTED,
          "its chain ends in an authority that only this Java's own store has, and that is neither"
              + " known to be public nor declared: "
              + issuer);
    }
    if (isCut(last)) {
      return new ChainTrust.Problem(
          Cause.TLS_INCOMPLETE_CHAIN,
          "the server does not send the intermediate certificate " + issuer);
    }
    return new ChainTrust.Problem(
        Cause.TLS_UNTRUSTED, "its chain ends in no known root: " + issuer);
  }

  private static boolean isTrustedByJavaAlone(List<ChainTrust.Standing> standings) {
    return standings.stream()
        .anyMatch(it -> it.store() == ChainTrust.Store.JAVA && it.problem().isEmpty());
  }

  /** Return the certificate up to which the server sent issuers. */
  private X509Certificate last() {
    List<X509Certificate> path = new ArrayList<>();
    Optional<X509Certificate> next = Optional.of(own);
    while (next.isPresent()) {
      X509Certificate current = next.get();
      path.add(current);
      next =
          chain.stream()
              .filter(it -> !path.contains(it))
              .filter(it -> it.getSubjectX500Principal().equals(current.getIssuerX500Principal()))
              .findFirst();
    }
    return path.get(path.size() - 1);
  }

  /**
   * Return whether an authority in between is missing, and not merely a root unknown: nobody can
   * tell for certain, but a public authority's certificate shows that it is one, and an issuer of
   * the same organisation as a known root goes by it.
   */
  private boolean isCut(X509Certificate last) {
    boolean isIssuerKnown = stores.stream().anyMatch(store -> !store.issuersOf(last).isEmpty());
    return !isRoot(last) && !isIssuerKnown && (isOfPublicAuthority() || hasKnownRelative(last));
  }

  private boolean isOfPublicAuthority() {
    return own.getExtensionValue(TIMESTAMPS) != null;
  }

  private boolean hasKnownRelative(X509Certificate last) {
    String organisation = organisation(last.getIssuerX500Principal().getName());
    return !organisation.isEmpty()
        && stores.stream()
            .flatMap(store -> store.roots().stream())
            .anyMatch(
                root ->
                    organisation(root.getSubjectX500Principal().getName()).equals(organisation));
  }

  private static String organisation(String principal) {
    Matcher matcher = ORGANISATION.matcher(principal);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String subject(X509Certificate certificate) {
    return CertificateReading.text(certificate.getSubjectX500Principal());
  }

  private static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
