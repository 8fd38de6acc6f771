// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.netready.jupiter.MatrixKind.ADDRESSES;
import static org.netready.jupiter.MatrixKind.DATAGRAM;
import static org.netready.jupiter.MatrixKind.GREETING;
import static org.netready.jupiter.MatrixKind.HTTP;
import static org.netready.jupiter.MatrixKind.HTTPS;
import static org.netready.jupiter.MatrixKind.PORT;
import static org.netready.jupiter.MatrixKind.PRIVATE_TLS;
import static org.netready.jupiter.MatrixKind.REGISTRY;
import static org.netready.jupiter.MatrixKind.SITE;
import static org.netready.jupiter.MatrixKind.SITE_REDIRECTING;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netready.endpoint.Ports;
import org.netready.probe.Cause;
import org.netready.simulation.Impairment;
import org.netready.simulation.Impairments;

/**
 * What each impairment makes of each kind of row: the causes of which one is due. Where there is
 * none, the impairment is nothing to such rows. Written from what each impairment says that it does
 * and what each cause says that it is, and not from how either comes about.
 */
final class MatrixTable {

  private static final Set<MatrixKind> TLS =
      EnumSet.of(HTTPS, REGISTRY, SITE, SITE_REDIRECTING, PRIVATE_TLS);
  private static final Set<MatrixKind> PUBLIC = EnumSet.of(HTTPS, REGISTRY);
  private static final Set<MatrixKind> OF_SITE = EnumSet.of(SITE, SITE_REDIRECTING);
  private static final Set<MatrixKind> VERIFIED =
      EnumSet.of(HTTPS, REGISTRY, SITE, SITE_REDIRECTING);
  private static final Set<MatrixKind> ASKED =
      EnumSet.of(GREETING, HTTP, HTTPS, REGISTRY, SITE, SITE_REDIRECTING, PRIVATE_TLS);
  private static final Set<MatrixKind> TCP =
      EnumSet.of(PORT, GREETING, HTTP, HTTPS, REGISTRY, SITE, SITE_REDIRECTING, PRIVATE_TLS);
  private static final Set<MatrixKind> ALL =
      EnumSet.of(
          PORT, GREETING, HTTP, HTTPS, REGISTRY, SITE, SITE_REDIRECTING, PRIVATE_TLS, DATAGRAM);

  private static final Map<Impairment, Map<MatrixKind, Set<Cause>>> DUE = new HashMap<>();

  static {
    names();
    connects();
    streams();
    datagrams();
    proxies();
    handshakes();
    answers();
  }

  private MatrixTable() {}

  /** Return the causes of which one is due; empty if all stays as it is. */
  static Set<Cause> due(Impairment impairment, MatrixKind kind, Ports ports) {
    boolean isClosedThere =
        impairment.equals(Impairments.resolvesTo(MatrixImpairments.SOMEBODY_ELSE.text()))
            && !ports.equals(MatrixImpairments.PORT_OF_SOMEBODY_ELSE)
            && TCP.contains(kind);
    return isClosedThere ? Set.of(Cause.CONNECT_REFUSED) : due(impairment, kind);
  }

  private static Set<Cause> due(Impairment impairment, MatrixKind kind) {
    return DUE.getOrDefault(impairment, Map.of()).getOrDefault(kind, Set.of());
  }

  private static void names() {
    due(Impairments.nxDomain(), ALL, Cause.NAME_NXDOMAIN);
    due(Impairments.noData(), ALL, Cause.NAME_NODATA);
    due(Impairments.servFail(), ALL, Cause.NAME_SERVFAIL);
    due(Impairments.refusedByResolver(), ALL, Cause.NAME_REFUSED);
    due(Impairments.resolverSilent(), ALL, Cause.NAME_RESOLVER_TIMEOUT);
    due(Impairments.sinkholed(), ALL, Cause.NAME_SINKHOLED);
    due(Impairments.sinkholed(), Set.of(ADDRESSES), Cause.NAME_SINKHOLED);
    Impairment nobody = Impairments.resolvesTo(MatrixImpairments.NOBODY.text());
    due(nobody, TCP, Cause.CONNECT_TIMED_OUT);
    due(nobody, Set.of(DATAGRAM), Cause.UDP_SILENT);
    due(nobody, Set.of(ADDRESSES), Cause.PUBLIC_ADDRESS);
    Impairment other = Impairments.resolvesTo(MatrixImpairments.SOMEBODY_ELSE.text());
    due(other, VERIFIED, Cause.TLS_WRONG_NAME);
    due(other, Set.of(ADDRESSES), Cause.PUBLIC_ADDRESS);
  }

  private static void connects() {
    for (Impairment refused : List.of(Impairments.refused(), Impairments.down())) {
      due(refused, TCP, Cause.CONNECT_REFUSED);
    }
    due(Impairments.refused(), Set.of(DATAGRAM), Cause.UDP_PORT_UNREACHABLE);
    due(Impairments.filtered(), TCP, Cause.CONNECT_TIMED_OUT);
    due(Impairments.filtered(), Set.of(DATAGRAM), Cause.UDP_SILENT);
    due(Impairments.unreachable(), ALL, Cause.CONNECT_UNREACHABLE);
    due(Impairments.silentAfterAccept(), ASKED, Cause.SILENT_AFTER_ACCEPT);
    // Whether a client of TLS has said something by then is chance.
    due(Impairments.closedAfterAccept(), TLS, Cause.TLS_RESET, Cause.CLOSED_AFTER_ACCEPT);
    due(
        Impairments.closedAfterAccept(),
        EnumSet.of(PORT, GREETING, HTTP),
        Cause.CLOSED_AFTER_ACCEPT);
    due(Impairments.resetAfterAccept(), TLS, Cause.TLS_RESET, Cause.CONNECTION_RESET);
    due(Impairments.resetAfterAccept(), EnumSet.of(PORT, GREETING, HTTP), Cause.CONNECTION_RESET);
  }

  private static void streams() {
    due(Impairments.latency(MatrixImpairments.FOR_EVER), ASKED, Cause.SILENT_AFTER_ACCEPT);
    due(Impairments.bandwidth(0), ASKED, Cause.SILENT_AFTER_ACCEPT);
    due(Impairments.timeout(Duration.ZERO), ASKED, Cause.SILENT_AFTER_ACCEPT);
    // The server closes once it has answered, and that gets through.
    due(Impairments.timeout(Duration.ZERO), Set.of(HTTP), Cause.CLOSED_AFTER_ACCEPT);
    Impairment brief = Impairments.timeout(MatrixImpairments.A_WHILE);
    due(brief, TLS, Cause.TLS_RESET);
    due(brief, EnumSet.of(PORT, GREETING, HTTP), Cause.CLOSED_AFTER_ACCEPT);
    Impairment reset = Impairments.resetPeer(Duration.ZERO);
    due(reset, TLS, Cause.TLS_RESET);
    due(reset, EnumSet.of(GREETING, HTTP), Cause.CONNECTION_RESET);
    due(Impairments.limitData(0), TLS, Cause.TLS_RESET);
    due(Impairments.limitData(0), EnumSet.of(GREETING, HTTP), Cause.CLOSED_AFTER_ACCEPT);
    due(Impairments.limitData(10), TLS, Cause.TLS_RESET);
    due(Impairments.limitData(10), EnumSet.of(GREETING), Cause.PROTOCOL_MISMATCH);
    due(Impairments.limitData(10), EnumSet.of(HTTP), Cause.HTTP_NOT_SPOKEN);
  }

  private static void datagrams() {
    Set<MatrixKind> datagram = Set.of(DATAGRAM);
    due(Impairments.datagramLoss(1), datagram, Cause.UDP_SILENT);
    due(Impairments.datagramsSilent(), datagram, Cause.UDP_SILENT);
    due(Impairments.datagramsRejected(), datagram, Cause.UDP_PORT_UNREACHABLE);
  }

  private static void proxies() {
    due(Impairments.proxyDemandsCredentials(), TCP, Cause.PROXY_AUTHENTICATION_REQUIRED);
    due(Impairments.proxyDenies(), TCP, Cause.PROXY_DENIED);
    // In clear text nothing tells a proxy's answer from that of the host.
    due(Impairments.proxyDenies(), Set.of(HTTP), Cause.HTTP_BLOCK_PAGE);
    due(Impairments.proxyUnreachable(), TCP, Cause.PROXY_UNREACHABLE);
  }

  private static void handshakes() {
    Impairment intercepted = Impairments.interceptedBy("Corp CA");
    due(intercepted, PUBLIC, Cause.TLS_INTERCEPTED);
    due(intercepted, OF_SITE, Cause.TLS_UNTRUSTED);
    due(Impairments.expired(), VERIFIED, Cause.TLS_EXPIRED);
    due(Impairments.notYetValid(), VERIFIED, Cause.TLS_NOT_YET_VALID);
    due(Impairments.wrongName(), VERIFIED, Cause.TLS_WRONG_NAME);
    due(Impairments.selfSigned(), VERIFIED, Cause.TLS_SELF_SIGNED);
    due(Impairments.resetInHandshake(), TLS, Cause.TLS_RESET);
    due(Impairments.plaintext(), TLS, Cause.TLS_NOT_SPOKEN);
  }

  private static void answers() {
    due(Impairments.blockPage(), Set.of(HTTP), Cause.HTTP_BLOCK_PAGE);
    due(Impairments.blockPage(), PUBLIC, Cause.TLS_INTERCEPTED);
    due(Impairments.blockPage(), OF_SITE, Cause.TLS_UNTRUSTED);
    due(Impairments.captivePortal(), Set.of(HTTP), Cause.HTTP_REDIRECTED_ELSEWHERE);
    due(Impairments.captivePortal(), VERIFIED, Cause.TLS_WRONG_NAME);
    // Behind a certificate of a public name any answer is the service's, if none is stated.
    due(
        Impairments.redirectedTo("https://elsewhere.example.org/"),
        EnumSet.of(HTTP, REGISTRY, SITE, SITE_REDIRECTING),
        Cause.HTTP_REDIRECTED_ELSEWHERE);
    due(Impairments.status(403), EnumSet.of(HTTP, SITE, SITE_REDIRECTING), Cause.HTTP_BLOCK_PAGE);
    due(Impairments.status(403), Set.of(REGISTRY), Cause.HTTP_UNEXPECTED_STATUS);
    due(
        Impairments.status(503),
        EnumSet.of(HTTP, REGISTRY, SITE, SITE_REDIRECTING),
        Cause.HTTP_UNEXPECTED_STATUS);
  }

  private static void due(Impairment impairment, Set<MatrixKind> kinds, Cause... causes) {
    Map<MatrixKind, Set<Cause>> row =
        DUE.computeIfAbsent(impairment, it -> new EnumMap<>(MatrixKind.class));
    kinds.forEach(kind -> row.put(kind, Set.of(causes)));
  }
}
