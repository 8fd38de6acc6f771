// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netready.probe.Cause;
import org.netready.probe.CertificateFacts;
import org.netready.probe.Layer;
import org.netready.spec.Service;
import org.netready.spec.Trust;

/** A TLS handshake: was it completed, and who signed the certificate? */
final class TlsRules {

  private TlsRules() {}

  /** Say why the handshake proves nothing or the wrong thing; empty if it is right. */
  static Optional<Ruling> refuse(Case given, Layer.Tls tls) {
    Trust trust = given.subject().trust();
    if (tls.cause().isPresent() && !isAskedToIdentify(given, tls)) {
      return Optional.of(Ruling.fail(tls.cause().get(), "OPEN, but " + tls.evidence()));
    }
    if (trust == Trust.PRIVATE || (tls.isPublic() && tls.isForName())) {
      return Optional.empty();
    }
    if (tls.isSite() && tls.isForName()) {
      return trust == Trust.PUBLIC_ONLY ? Optional.of(intercepted(tls)) : Optional.empty();
    }
    return Optional.of(badChain(trust, tls));
  }

  /** A server that demands a client certificate has shown its own: enough, if TLS is all. */
  private static boolean isAskedToIdentify(Case given, Layer.Tls tls) {
    boolean isDemand = tls.cause().get() == Cause.TLS_CLIENT_CERTIFICATE_DEMANDED;
    boolean isTlsAll =
        given.subject().service() == Service.TLS
            || (given.subject().trust() == Trust.PRIVATE
                && !RightAnswer.of(given.subject()).isStated());
    return isDemand && isTlsAll;
  }

  private static Ruling badChain(Trust trust, Layer.Tls tls) {
    if (tls.isPublic() || tls.isSite()) {
      return failed(Cause.TLS_WRONG_NAME, "the certificate is for other names: " + names(tls));
    }
    Cause problem = tls.chainProblem().orElse(Cause.TLS_UNTRUSTED);
    if (problem == Cause.TLS_EXPIRED) {
      return failed(problem, "the certificate expired on " + day(tls, true) + ": " + subject(tls));
    }
    if (problem == Cause.TLS_NOT_YET_VALID) {
      return failed(
          problem, "the certificate is not valid before " + day(tls, false) + ": " + subject(tls));
    }
    if (problem == Cause.TLS_SELF_SIGNED) {
      return failed(problem, "the certificate is self-signed: " + subject(tls));
    }
    if (problem == Cause.TLS_WRONG_NAME) {
      return failed(problem, "the certificate is for other names: " + names(tls));
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
    return failed(Cause.TLS_INTERCEPTED, "TLS is intercepted: issuer " + issuer(tls));
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
      case SITE ->
          tls.isPublic()
              ? "certificate from a public root"
              : "certificate from the site's authority";
      case INSPECTED, PRIVATE, PLAIN -> "certificate issued by " + issuer(tls);
    };
  }

  static List<String> notes(Layer.Tls tls, Origin origin) {
    List<String> notes = new ArrayList<>();
    if (origin == Origin.INSPECTED) {
      notes.add(
          "TLS is inspected by %s, an authority that the site declares".formatted(issuer(tls)));
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

  private static String issuer(Layer.Tls tls) {
    return tls.chain().stream().findFirst().map(CertificateFacts::issuer).orElse("(none sent)");
  }

  private static String subject(Layer.Tls tls) {
    return tls.chain().stream().findFirst().map(CertificateFacts::subject).orElse("(none sent)");
  }

  private static String names(Layer.Tls tls) {
    return tls.chain().stream()
        .findFirst()
        .map(it -> it.names().isEmpty() ? it.subject() : Wording.some(it.names()))
        .orElse("(none sent)");
  }

  /** The certificate that is to blame may be one further up the chain. */
  private static String day(Layer.Tls tls, boolean isEnd) {
    return tls.chain().stream()
        .map(it -> isEnd ? it.notAfter() : it.notBefore())
        .reduce((a, b) -> a.isBefore(b) == isEnd ? a : b)
        .map(TlsRules::day)
        .orElse("an unknown day");
  }

  private static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
