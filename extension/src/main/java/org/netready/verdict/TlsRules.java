// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.probe.Cause;
import org.netready.probe.CertificateFacts;
import org.netready.probe.ChainTrust;
import org.netready.probe.ChainTrust.Store;
import org.netready.probe.Layer;
import org.netready.spec.Trust;

/** A TLS handshake: was it completed, and who signed the certificate? */
final class TlsRules {

  private static final Set<Cause> OF_ISSUERS =
      EnumSet.of(Cause.TLS_UNTRUSTED, Cause.TLS_SELF_SIGNED, Cause.TLS_INCOMPLETE_CHAIN);

  private TlsRules() {}

  /** Say why the handshake proves nothing or the wrong thing; empty if it is right. */
  static Optional<Ruling> refuse(Case given, Layer.Tls tls) {
    Trust trust = given.subject().trust();
    if (tls.cause().isPresent() && !isAskedToIdentify(given, tls)) {
      return Optional.of(Ruling.fail(tls.cause().get(), "OPEN, but " + tls.evidence()));
    }
    if (trust == Trust.PRIVATE) {
      return Optional.empty();
    }
    if (tls.isForName() && isAccepted(trust, tls)) {
      return productsDistrust(given, tls);
    }
    return tls.isForName() && isExempt(given, tls)
        ? tls.trust().dates().map(it -> failed(it.cause(), it.what()))
        : Optional.of(badChain(trust, tls).withNotes(exemptionThatDoesNotCount(given)));
  }

  private static boolean isAccepted(Trust trust, Layer.Tls tls) {
    return tls.isPublic()
        || (trust != Trust.PUBLIC_ONLY && (tls.isSite() || isOf(tls, Store.PRODUCT)))
        || (trust == Trust.SITE && isOf(tls, Store.JAVA));
  }

  private static boolean isOf(Layer.Tls tls, Store store) {
    return tls.trust().isTrustedBy(store);
  }

  /** The product will meet the same certificate, with its own store alone. */
  private static Optional<Ruling> productsDistrust(Case given, Layer.Tls tls) {
    Optional<Cause> problem =
        tls.trust().standing(Store.PRODUCT).flatMap(ChainTrust.Standing::problem);
    if (problem.isEmpty() || (problem.get() == Cause.TLS_UNTRUSTED && hasExemption(given))) {
      return Optional.empty();
    }
    String why =
        problem.get() == Cause.TLS_EXPIRED || problem.get() == Cause.TLS_NOT_YET_VALID
            ? ", because of its dates"
            : "";
    return Optional.of(
        failed(
            Cause.TLS_PRODUCT_DISTRUSTS,
            "the product's own trust store does not trust the certificate of issuer %s%s; %s does"
                .formatted(issuer(tls), why, whoTrusts(tls))));
  }

  private static String whoTrusts(Layer.Tls tls) {
    if (tls.isPublic()) {
      return "a store of public roots";
    }
    return tls.isSite() ? "the site's" : "this Java's";
  }

  private static boolean hasExemption(Case given) {
    return given.subject().exemption().isPresent() && given.subject().trust() != Trust.PUBLIC_ONLY;
  }

  /**
   * An exemption is from knowing the issuer, and from nothing else that is wrong. What else is may
   * stand beside the issuer, as dates do.
   */
  private static boolean isExempt(Case given, Layer.Tls tls) {
    return hasExemption(given)
        && tls.chainProblem().filter(OF_ISSUERS::contains).isPresent()
        && !tls.chain().isEmpty();
  }

  private static List<String> exemptionThatDoesNotCount(Case given) {
    return given.subject().trust() == Trust.PUBLIC_ONLY
        ? given
            .subject()
            .exemption()
            .map(
                it ->
                    List.of("its exemption does not count, the document forbids inspection: " + it))
            .orElse(List.of())
        : List.of();
  }

  /**
   * A server that demands a client certificate speaks TLS, which is enough where nobody has to
   * vouch for it. That the certificate which it shows is its own is not proved by then.
   */
  private static boolean isAskedToIdentify(Case given, Layer.Tls tls) {
    Cause cause = tls.cause().get();
    boolean isDemand =
        cause == Cause.TLS_CLIENT_CERTIFICATE_DEMANDED
            || (tls.demandsClientCertificate() && cause != Cause.SILENT_AFTER_ACCEPT);
    return isDemand
        && given.subject().trust() == Trust.PRIVATE
        && !RightAnswer.of(given.subject()).isStated();
  }

  private static Ruling badChain(Trust trust, Layer.Tls tls) {
    boolean isTrusted = tls.isPublic() || tls.isSite() || isOf(tls, Store.PRODUCT);
    if (isTrusted && tls.isForName()) {
      return intercepted(tls);
    }
    if (isTrusted) {
      return failed(Cause.TLS_WRONG_NAME, "the certificate is for other names: " + names(tls));
    }
    Optional<ChainTrust.Problem> problem = tls.trust().problem();
    Cause cause = problem.map(ChainTrust.Problem::cause).orElse(Cause.TLS_UNTRUSTED);
    if (cause != Cause.TLS_UNTRUSTED) {
      return failed(cause, problem.get().what());
    }
    boolean isPublicDue = trust == Trust.PUBLIC || trust == Trust.PUBLIC_ONLY;
    if (isPublicDue && tls.isForName() && !tls.chain().isEmpty()) {
      return intercepted(tls);
    }
    String also = tls.isForName() ? "" : ", and it is for other names: " + names(tls);
    return failed(
        Cause.TLS_UNTRUSTED, "the certificate is from an unknown issuer " + issuer(tls) + also);
  }

  private static Ruling intercepted(Layer.Tls tls) {
    Ruling ruling = failed(Cause.TLS_INTERCEPTED, "TLS is intercepted: issuer " + issuer(tls));
    return isOf(tls, Store.JAVA)
        ? ruling.withNotes(tls.trust().problem().map(ChainTrust.Problem::what).stream().toList())
        : ruling;
  }

  private static Ruling failed(Cause cause, String what) {
    return Ruling.fail(cause, "OPEN, but " + what);
  }

  /** Return who can have written what comes over a connection that was not refused. */
  static Origin origin(Case given, Layer.Tls tls) {
    boolean isPublic = tls.isPublic() && tls.isForName();
    return switch (given.subject().trust()) {
      case PUBLIC -> isPublic ? Origin.AUTHENTICATED : Origin.INSPECTED;
      case PUBLIC_ONLY -> Origin.AUTHENTICATED;
      case SITE -> Origin.SITE;
      case PRIVATE -> Origin.PRIVATE;
    };
  }

  /** Return what was agreed, as a sentence part. */
  static String handshake(Case given, Layer.Tls tls) {
    String protocol = tls.protocol().isEmpty() ? "TLS" : tls.protocol();
    String what = tls.cause().isPresent() ? "a client certificate is demanded" : "handshake done";
    return "%s %s, %s".formatted(protocol, what, certificate(given, tls));
  }

  /** Return whose certificate it was, as a sentence part. */
  static String certificate(Case given, Layer.Tls tls) {
    return switch (origin(given, tls)) {
      case AUTHENTICATED -> "certificate from a public root";
      case SITE -> ofSite(tls);
      case INSPECTED, PRIVATE, PLAIN -> "certificate issued by " + issuer(tls);
    };
  }

  private static String ofSite(Layer.Tls tls) {
    if (tls.isPublic()) {
      return "certificate from a public root";
    }
    return tls.isSite()
        ? "certificate from the site's authority"
        : "certificate issued by " + issuer(tls);
  }

  static List<String> notes(Case given, Layer.Tls tls, Origin origin) {
    List<String> notes = new ArrayList<>();
    if (origin != Origin.PRIVATE) {
      notes.addAll(ofIssuer(given, tls, origin));
    }
    if (origin == Origin.PRIVATE) {
      notes.add("the certificate's authority was not checked: it is the product's own");
    }
    if (tls.demandsClientCertificate()
        || tls.cause().filter(Cause.TLS_CLIENT_CERTIFICATE_DEMANDED::equals).isPresent()) {
      notes.add("the server asks for a client certificate; none was given");
    }
    return notes;
  }

  private static List<String> ofIssuer(Case given, Layer.Tls tls, Origin origin) {
    List<String> notes = new ArrayList<>();
    boolean isVouchedFor = tls.trust().problem().isEmpty();
    if (origin == Origin.INSPECTED && isVouchedFor) {
      notes.add(
          "TLS is inspected by %s, an authority that %s"
              .formatted(
                  issuer(tls), tls.isSite() ? "the site declares" : "the product's store has"));
    }
    if (origin == Origin.SITE && !isVouchedFor && isOf(tls, Store.JAVA)) {
      notes.add(
          "the issuer %s is trusted by this Java's own store alone; the environment does not"
                  .formatted(issuer(tls))
              + " declare it");
    }
    notes.addAll(ofExemption(given, tls, isVouchedFor));
    return notes;
  }

  /** An exemption is said wherever a PASS rests on it. */
  private static List<String> ofExemption(Case given, Layer.Tls tls, boolean isVouchedFor) {
    boolean isProductsDistrust =
        tls.trust().standing(Store.PRODUCT).flatMap(ChainTrust.Standing::problem).isPresent();
    String distrust = isProductsDistrust ? "; the product's own trust store does not trust it" : "";
    boolean isNeeded =
        isProductsDistrust || !(isVouchedFor || isAccepted(given.subject().trust(), tls));
    return given
        .subject()
        .exemption()
        .filter(reason -> isNeeded)
        .map(
            reason ->
                List.of(
                    "exempt by the environment, which accepts any issuer here: %s; it is issued by %s%s"
                        .formatted(reason, issuer(tls), distrust)))
        .orElse(List.of());
  }

  private static String issuer(Layer.Tls tls) {
    return tls.chain().stream().findFirst().map(CertificateFacts::issuer).orElse("(none sent)");
  }

  private static String names(Layer.Tls tls) {
    return tls.chain().stream()
        .findFirst()
        .map(it -> it.names().isEmpty() ? it.subject() : Wording.some(it.names()))
        .orElse("(none sent)");
  }
}
