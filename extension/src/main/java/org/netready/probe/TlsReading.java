// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.netready.endpoint.Host;

/** Turns a handshake into what is recorded of it. */
final class TlsReading {

  private static final int LONGEST_PROTOCOL = 64;

  private final TrustAnchors anchors;
  private volatile @Nullable ChainEvaluation evaluation;

  TlsReading(TrustAnchors anchors) {
    this.anchors = anchors;
  }

  /**
   * What came of a handshake.
   *
   * @param host the name that was asked for
   * @param certificates the chain
   * @param demandsClientCertificate whether the server asked for a client certificate
   * @param session the session; empty if there is none
   * @param failure why there is no session
   * @param took how long it took
   */
  record Seen(
      Host host,
      CertificateRecorder certificates,
      boolean demandsClientCertificate,
      Optional<SSLSocket> session,
      Optional<StreamFailure> failure,
      Duration took) {}

  /** Return the layer. */
  Layer.Tls layer(Seen seen) throws VantageException {
    List<X509Certificate> chain = seen.certificates().chain();
    ChainTrust trust =
        chain.isEmpty()
            ? ChainTrust.NONE
            : evaluation().evaluate(chain, seen.certificates().keyExchange());
    boolean isForName =
        !chain.isEmpty()
            && CertificateName.isFor(seen.host(), chain.get(0))
            && !SuffixWildcard.isNeeded(seen.host(), chain.get(0));
    List<CertificateFacts> facts = chain.stream().map(CertificateReading::of).toList();
    return new Layer.Tls(
        facts,
        trust,
        isForName,
        seen.demandsClientCertificate(),
        seen.session().map(it -> it.getSession().getProtocol()).orElse(""),
        seen.session().map(TlsReading::alpn).orElse(""),
        cause(seen),
        TlsEvidence.of(seen, facts, trust, isForName),
        seen.took());
  }

  /**
   * Return why it failed. A server that breaks off because it got no client certificate has shown
   * what it is, and such a handshake counts as completed, if it had signed the key exchange by
   * then: TLS 1.2 with Diffie-Hellman (RFC 5246, section 7.4.3). Else the certificate may be any
   * that someone has seen.
   */
  private static Optional<Cause> cause(Seen seen) {
    Optional<Cause> failure = seen.failure().map(StreamFailure::cause);
    boolean isSilent = failure.filter(Cause.SILENT_AFTER_ACCEPT::equals).isPresent();
    boolean isShown = seen.demandsClientCertificate() && hasSigned(seen) && !isSilent;
    return seen.session().isPresent() || isShown ? Optional.empty() : failure;
  }

  private static boolean hasSigned(Seen seen) {
    String keyExchange = seen.certificates().keyExchange();
    return keyExchange.startsWith("ECDHE_") || keyExchange.startsWith("DHE_");
  }

  /**
   * Load the roots that chains are held against, which takes a while.
   *
   * @throws VantageException if this Java installation cannot
   */
  void prepare() throws VantageException {
    var unused = evaluation();
  }

  private static String alpn(SSLSocket session) {
    String protocol = session.getApplicationProtocol();
    return protocol == null ? "" : PlainText.of(protocol, LONGEST_PROTOCOL);
  }

  private ChainEvaluation evaluation() throws VantageException {
    ChainEvaluation known = evaluation;
    if (known == null) {
      known = TrustManagers.evaluation(anchors);
      evaluation = known;
    }
    return known;
  }
}
