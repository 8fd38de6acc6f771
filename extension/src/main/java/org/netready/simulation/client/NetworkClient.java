// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dns;
import okhttp3.tls.HandshakeCertificates;
import org.netready.endpoint.Host;

/**
 * What any client needs to live in a simulated network, at one of its vantage points. Whatever
 * impairs the network holds for its next look-up or connection. Safe for use by many threads.
 *
 * <p>A client that takes a {@link #dns()} and a {@link #socketFactory()}, as OkHttp does, has
 * addresses and failures of the network: {@code UnknownHostException}, {@code ConnectException},
 * {@code NoRouteToHostException} and, after its own time-out, {@code SocketTimeoutException}. One
 * that does not, as {@code java.net.http}, takes the {@link #proxySelector()}, and a process the
 * {@link #environment()}: they speak with an HTTP proxy on loopback, which tells name failures and
 * failed connects as a status, with the reason in the field {@code Proxy-Status} (RFC 9209).
 *
 * <p>Limitations: over TCP alone, but for {@link #dnsServer()}. The loopback addresses are those of
 * the simulated host, where nothing listens. A client that resolves names by itself, as {@code new
 * InetSocketAddress(name, port)} does, asks the resolver of this machine.
 *
 * <p>Everything here, open connections included, ends with the network. If the network breaks, what
 * is asked of it is an {@link IllegalStateException}, which no client takes for an outcome.
 */
public final class NetworkClient {

  private final Attachment attachment;
  private final HandshakeCertificates trust;

  /** Make what a client needs that is attached to a network. */
  public NetworkClient(Attachment attachment) {
    HandshakeCertificates.Builder trusted = new HandshakeCertificates.Builder();
    attachment.roots().forEach(trusted::addTrustedCertificate);
    this.attachment = attachment;
    this.trust = trusted.build();
  }

  /**
   * Return the resolver. It says of a name that has no address why; a silent one is waited for 10
   * seconds.
   */
  public Dns dns() {
    return new SimulatedDns(attachment);
  }

  /**
   * Return what makes sockets, which are connected to addresses of the network. A connect without a
   * time-out to where nobody answers ends with the network. A local address that a client chooses
   * is of no use.
   */
  public SocketFactory socketFactory() {
    return new SimulatedSocketFactory(attachment);
  }

  /**
   * Return what selects the proxy that the site's clients are set to use, by its name in the
   * network, for clients that have a {@link #dns()} and a {@link #socketFactory()}. It selects none
   * unless the scenario, or a requirement, has one.
   */
  public ProxySelector siteProxySelector() {
    return new OneProxy(this::siteProxy);
  }

  /**
   * Return what leads everything through {@link #proxyAddress()}, for clients that take no {@link
   * #socketFactory()}.
   */
  public ProxySelector proxySelector() {
    InetSocketAddress proxy = proxyAddress();
    return new OneProxy(uri -> Optional.of(proxy));
  }

  /**
   * Return the address, on loopback, of an HTTP proxy that leads into the network: CONNECT to any
   * port, and {@code http} requests in absolute form. It resolves and connects as the vantage point
   * does, and answers 502 if there is no such name, the connection is refused or there is no way.
   * Where nobody answers it does not either, for at most 60 seconds, and then with 504. Requests to
   * what the site reaches through a proxy it brings to that proxy as they are.
   */
  public InetSocketAddress proxyAddress() {
    return attachment.gateway();
  }

  /**
   * Return the address, on loopback, of a DNS server that answers over UDP and TCP as the resolver
   * of the vantage point does, if at all. Nothing that it says may be kept.
   */
  public InetSocketAddress dnsServer() {
    return attachment.dnsServer();
  }

  /** Return the authorities that are trusted at the vantage point. */
  public List<X509Certificate> roots() {
    return attachment.roots();
  }

  /** Return what trusts these authorities alone. */
  public X509TrustManager trustManager() {
    return trust.trustManager();
  }

  /**
   * Return a TLS context that trusts these authorities alone. The sockets that its own factory
   * connects are of this machine; those of {@link #sslSocketFactory()} are of the network.
   */
  public SSLContext sslContext() {
    return trust.sslContext();
  }

  /**
   * Return what makes TLS sockets of the network, or puts TLS on sockets that are connected
   * already, and trusts these authorities alone. As always with such sockets, the name in a
   * certificate is not looked at unless the client does so.
   */
  public SSLSocketFactory sslSocketFactory() {
    return new SimulatedSslSocketFactory(socketFactory(), trust.sslSocketFactory());
  }

  /**
   * Return a PEM file with these authorities, which is deleted when the network is closed, or else
   * when this process ends in order.
   */
  public Path caFile() {
    return attachment.caFile();
  }

  /**
   * Return environment variables with which a process lives in the network, for {@code
   * ProcessBuilder.environment().putAll(...)}: the proxy for all protocols and no exception from
   * it, in upper and lower case, and the authorities for curl, Git, Go, Node.js, OpenSSL, pip,
   * Python and the AWS tools.
   */
  public Map<String, String> environment() {
    InetSocketAddress address = proxyAddress();
    String proxy =
        "http://%s:%s".formatted(address.getAddress().getHostAddress(), address.getPort());
    String authorities = caFile().toString();
    Map<String, String> variables = new LinkedHashMap<>();
    List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
        .forEach(name -> variables.put(name, proxy));
    List.of("NO_PROXY", "no_proxy").forEach(name -> variables.put(name, ""));
    List.of(
            "SSL_CERT_FILE",
            "CURL_CA_BUNDLE",
            "REQUESTS_CA_BUNDLE",
            "PIP_CERT",
            "NODE_EXTRA_CA_CERTS",
            "GIT_SSL_CAINFO",
            "AWS_CA_BUNDLE")
        .forEach(name -> variables.put(name, authorities));
    return variables;
  }

  /** Return what messages call the vantage point: {@code node-1 (simulated)}. */
  @Override
  public String toString() {
    return attachment.network().description();
  }

  private Optional<InetSocketAddress> siteProxy(URI uri) {
    String host = uri.getHost();
    if (host == null) {
      return Optional.empty();
    }
    return attachment.siteProxy(Host.parse(host.replaceAll("^\\[|]$", "")));
  }
}
