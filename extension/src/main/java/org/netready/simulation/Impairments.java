// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.netready.endpoint.IpAddress;
import org.netready.simulation.StreamImpairment.Kind;

/** All impairments that there are, by what one says of them. */
public final class Impairments {

  private static final String PORTAL = "http://portal.simulated/login";

  private Impairments() {}

  /** The resolver says that the name does not exist: NXDOMAIN. */
  public static NameImpairment nxDomain() {
    return name(NameImpairment.Answer.NXDOMAIN);
  }

  /** The resolver says that the name has no address: NODATA. */
  public static NameImpairment noData() {
    return name(NameImpairment.Answer.NODATA);
  }

  /** The resolver fails: SERVFAIL. */
  public static NameImpairment servFail() {
    return name(NameImpairment.Answer.SERVFAIL);
  }

  /** The resolver does not answer this client: REFUSED. */
  public static NameImpairment refusedByResolver() {
    return name(NameImpairment.Answer.REFUSED_BY_RESOLVER);
  }

  /** The resolver says nothing. */
  public static NameImpairment resolverSilent() {
    return name(NameImpairment.Answer.RESOLVER_SILENT);
  }

  /** The resolver says 0.0.0.0, as a filter does. */
  public static NameImpairment sinkholed() {
    return name(NameImpairment.Answer.SINKHOLED);
  }

  /**
   * The resolver says other addresses.
   *
   * @param addresses IP addresses, at least one; what is there answers: another host, or nobody
   */
  public static NameImpairment resolvesTo(String... addresses) {
    return new NameImpairment(
        NameImpairment.Answer.RESOLVES_TO, Arrays.stream(addresses).map(IpAddress::parse).toList());
  }

  /** A reset answers a connect, and an ICMP port-unreachable a datagram. */
  public static ConnectImpairment refused() {
    return ConnectImpairment.REFUSED;
  }

  /** Nothing answers a connect or a datagram. */
  public static ConnectImpairment filtered() {
    return ConnectImpairment.FILTERED;
  }

  /** An ICMP host-unreachable answers a connect or a datagram. */
  public static ConnectImpairment unreachable() {
    return ConnectImpairment.UNREACHABLE;
  }

  /** A TCP connection opens, and nothing comes. */
  public static ConnectImpairment silentAfterAccept() {
    return ConnectImpairment.SILENT_AFTER_ACCEPT;
  }

  /** A TCP connection opens and is closed at once. */
  public static ConnectImpairment closedAfterAccept() {
    return ConnectImpairment.CLOSED_AFTER_ACCEPT;
  }

  /** A TCP connection opens and is reset at once. */
  public static ConnectImpairment resetAfterAccept() {
    return ConnectImpairment.RESET_AFTER_ACCEPT;
  }

  /**
   * Data of a TCP connection comes later; without jitter unless {@link StreamImpairment#jitter}.
   */
  public static StreamImpairment latency(Duration latency) {
    return stream(Kind.LATENCY, Map.of("latency", latency.toMillis()));
  }

  /**
   * Data of a TCP connection comes no faster.
   *
   * @param kilobytesPerSecond of 1000 bytes each; 0 lets nothing pass
   */
  public static StreamImpairment bandwidth(long kilobytesPerSecond) {
    return stream(Kind.BANDWIDTH, Map.of("rate", kilobytesPerSecond));
  }

  /** A TCP connection is closed so much later. */
  public static StreamImpairment slowClose(Duration delay) {
    return stream(Kind.SLOW_CLOSE, Map.of("delay", delay.toMillis()));
  }

  /** No data passes, and the connection is closed after that long without any; zero for never. */
  public static StreamImpairment timeout(Duration timeout) {
    return stream(Kind.TIMEOUT, Map.of("timeout", timeout.toMillis()));
  }

  /** The connection is reset that long after the first data. */
  public static StreamImpairment resetPeer(Duration timeout) {
    return stream(Kind.RESET_PEER, Map.of("timeout", timeout.toMillis()));
  }

  /**
   * Data comes in small pieces.
   *
   * @param averageSize bytes of a piece on average, 1 or more
   * @param variation bytes that a piece may have more or less, below the average
   * @param delay how long between pieces
   */
  public static StreamImpairment slicer(long averageSize, long variation, Duration delay) {
    if (averageSize < 1 || variation >= averageSize) {
      throw new IllegalArgumentException(
          "slicer of %s bytes, more or less %s; expected 1 or more, and a smaller variation"
              .formatted(averageSize, variation));
    }
    return stream(
        Kind.SLICER,
        Map.of(
            "average_size",
            averageSize,
            "size_variation",
            variation,
            "delay",
            TimeUnit.NANOSECONDS.toMicros(delay.toNanos())));
  }

  /** The connection is closed after so many bytes. */
  public static StreamImpairment limitData(long bytes) {
    return stream(Kind.LIMIT_DATA, Map.of("bytes", bytes));
  }

  /** The service is down: connects are refused. */
  public static StreamImpairment down() {
    return stream(Kind.DOWN, Map.of());
  }

  /** Somebody on the path decrypts: a certificate for the right names by an unknown authority. */
  public static TlsImpairment interceptedBy(String commonName) {
    return new TlsImpairment(TlsImpairment.Kind.INTERCEPTED_BY, commonName);
  }

  /** The certificate has expired. */
  public static TlsImpairment expired() {
    return tls(TlsImpairment.Kind.EXPIRED);
  }

  /** The certificate's time has not come. */
  public static TlsImpairment notYetValid() {
    return tls(TlsImpairment.Kind.NOT_YET_VALID);
  }

  /** The certificate is for another name. */
  public static TlsImpairment wrongName() {
    return tls(TlsImpairment.Kind.WRONG_NAME);
  }

  /** The certificate is signed with its own key. */
  public static TlsImpairment selfSigned() {
    return tls(TlsImpairment.Kind.SELF_SIGNED);
  }

  /** A reset answers the ClientHello. */
  public static TlsImpairment resetInHandshake() {
    return tls(TlsImpairment.Kind.RESET_IN_HANDSHAKE);
  }

  /** Plain text answers the ClientHello. */
  public static TlsImpairment plaintext() {
    return tls(TlsImpairment.Kind.PLAINTEXT);
  }

  /** A filter's page with status 403 answers. */
  public static HttpImpairment blockPage() {
    return new HttpImpairment(HttpImpairment.Kind.BLOCK_PAGE, 403, "");
  }

  /** A portal that wants a login redirects to itself. */
  public static HttpImpairment captivePortal() {
    return new HttpImpairment(HttpImpairment.Kind.CAPTIVE_PORTAL, 302, PORTAL);
  }

  /** A redirect answers. */
  public static HttpImpairment redirectedTo(String url) {
    return new HttpImpairment(HttpImpairment.Kind.REDIRECTED_TO, 302, url);
  }

  /**
   * A status code answers, without content.
   *
   * @param code 200 to 599
   */
  public static HttpImpairment status(int code) {
    return new HttpImpairment(HttpImpairment.Kind.STATUS, code, "");
  }

  /** The proxy answers 407 to whoever sends no credentials, and takes any that are sent. */
  public static ProxyImpairment proxyDemandsCredentials() {
    return ProxyImpairment.PROXY_DEMANDS_CREDENTIALS;
  }

  /** The proxy answers 403. */
  public static ProxyImpairment proxyDenies() {
    return ProxyImpairment.PROXY_DENIES;
  }

  /** Nothing listens where the proxy should be. */
  public static ProxyImpairment proxyUnreachable() {
    return ProxyImpairment.PROXY_UNREACHABLE;
  }

  /**
   * Some datagrams are lost, evenly and the same ones in every run.
   *
   * @param ratio how many, above 0 to 1: 0.25 is every fourth
   */
  public static DatagramImpairment datagramLoss(double ratio) {
    return new DatagramImpairment(DatagramImpairment.Kind.DATAGRAM_LOSS, ratio);
  }

  /** Nothing answers a datagram. */
  public static DatagramImpairment datagramsSilent() {
    return new DatagramImpairment(DatagramImpairment.Kind.DATAGRAMS_SILENT, 1);
  }

  /** An ICMP port-unreachable answers a datagram. */
  public static DatagramImpairment datagramsRejected() {
    return new DatagramImpairment(DatagramImpairment.Kind.DATAGRAMS_REJECTED, 1);
  }

  private static NameImpairment name(NameImpairment.Answer answer) {
    return new NameImpairment(answer, List.of());
  }

  private static TlsImpairment tls(TlsImpairment.Kind kind) {
    return new TlsImpairment(kind, "");
  }

  private static StreamImpairment stream(Kind kind, Map<String, Long> attributes) {
    return StreamImpairment.of(kind, attributes);
  }
}
