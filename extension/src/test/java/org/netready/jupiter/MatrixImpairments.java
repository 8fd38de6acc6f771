// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.simulation.Impairment;
import org.netready.simulation.Impairments;

/** The impairments of the fault matrix: each factory of {@link Impairments} at least once. */
final class MatrixImpairments {

  /** An address at which no host is. */
  static final IpAddress NOBODY = IpAddress.parse("192.0.2.1");

  /** An address at which another host is, with HTTPS and nothing else. */
  static final IpAddress SOMEBODY_ELSE = IpAddress.parse("198.51.100.7");

  /** Where it is. */
  static final Ports PORT_OF_SOMEBODY_ELSE = Ports.tcp(443);

  /** What nobody waits for. */
  static final Duration FOR_EVER = Duration.ofMinutes(1);

  /** What does no harm. */
  static final Duration A_MOMENT = Duration.ofMillis(10);

  /** Long enough for whoever would speak at once. */
  static final Duration A_WHILE = Duration.ofMillis(50);

  /** By the factory that makes them, in the order of their layers. */
  static final List<Map.Entry<String, Impairment>> TRIED =
      List.of(
          Map.entry("nxDomain", Impairments.nxDomain()),
          Map.entry("noData", Impairments.noData()),
          Map.entry("servFail", Impairments.servFail()),
          Map.entry("refusedByResolver", Impairments.refusedByResolver()),
          Map.entry("resolverSilent", Impairments.resolverSilent()),
          Map.entry("sinkholed", Impairments.sinkholed()),
          Map.entry("resolvesTo", Impairments.resolvesTo(NOBODY.text())),
          Map.entry("resolvesTo", Impairments.resolvesTo(SOMEBODY_ELSE.text())),
          Map.entry("refused", Impairments.refused()),
          Map.entry("filtered", Impairments.filtered()),
          Map.entry("unreachable", Impairments.unreachable()),
          Map.entry("silentAfterAccept", Impairments.silentAfterAccept()),
          Map.entry("closedAfterAccept", Impairments.closedAfterAccept()),
          Map.entry("resetAfterAccept", Impairments.resetAfterAccept()),
          Map.entry("latency", Impairments.latency(A_MOMENT).jitter(A_MOMENT)),
          Map.entry("latency", Impairments.latency(FOR_EVER)),
          Map.entry("bandwidth", Impairments.bandwidth(1000)),
          Map.entry("bandwidth", Impairments.bandwidth(0)),
          Map.entry("slowClose", Impairments.slowClose(A_MOMENT)),
          Map.entry("timeout", Impairments.timeout(Duration.ZERO)),
          Map.entry("timeout", Impairments.timeout(A_WHILE)),
          Map.entry("resetPeer", Impairments.resetPeer(Duration.ZERO)),
          Map.entry("slicer", Impairments.slicer(500, 100, Duration.ofMillis(1))),
          Map.entry("limitData", Impairments.limitData(0)),
          Map.entry("limitData", Impairments.limitData(10)),
          Map.entry("down", Impairments.down()),
          Map.entry("datagramLoss", Impairments.datagramLoss(0.25)),
          Map.entry("datagramLoss", Impairments.datagramLoss(1)),
          Map.entry("datagramsSilent", Impairments.datagramsSilent()),
          Map.entry("datagramsRejected", Impairments.datagramsRejected()),
          Map.entry("proxyDemandsCredentials", Impairments.proxyDemandsCredentials()),
          Map.entry("proxyDenies", Impairments.proxyDenies()),
          Map.entry("proxyUnreachable", Impairments.proxyUnreachable()),
          Map.entry("interceptedBy", Impairments.interceptedBy("Corp CA")),
          Map.entry("expired", Impairments.expired()),
          Map.entry("notYetValid", Impairments.notYetValid()),
          Map.entry("wrongName", Impairments.wrongName()),
          Map.entry("selfSigned", Impairments.selfSigned()),
          Map.entry("resetInHandshake", Impairments.resetInHandshake()),
          Map.entry("plaintext", Impairments.plaintext()),
          Map.entry("blockPage", Impairments.blockPage()),
          Map.entry("captivePortal", Impairments.captivePortal()),
          Map.entry("redirectedTo", Impairments.redirectedTo("https://elsewhere.example.org/")),
          Map.entry("status", Impairments.status(403)),
          Map.entry("status", Impairments.status(503)));

  private MatrixImpairments() {}

  /** Return them all, in order. */
  static List<Impairment> all() {
    return TRIED.stream().map(Map.Entry::getValue).toList();
  }
}
