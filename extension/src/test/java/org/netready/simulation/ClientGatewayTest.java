// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.simulation.Client.LIMIT;
import static org.netready.simulation.ClientNetwork.WEB;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.simulation.client.NetworkClient;

/** A client of somebody else's that takes a proxy and no sockets. */
class ClientGatewayTest {

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final String URL = "https://web.example.com/";

  @AutoClose private final SimulatedNetwork network = ClientNetwork.open();
  private final NetworkClient node = network.client("nodes");

  @Test
  void java_s_http_client_lives_in_the_network() throws Exception {
    assertThat(get(URL)).isEqualTo("200 netready simulated network: web.example.com\n");
    assertThat(get("http://web.example.com/"))
        .isEqualTo("200 netready simulated network: web.example.com\n");
  }

  @Test
  void java_s_http_client_takes_what_is_wrong_for_what_it_is() throws Exception {
    try (AppliedImpairment off = network.names(WEB).impair(Impairments.nxDomain())) {
      assertThat(get("http://web.example.com/"))
          .as("in force: %s", off)
          .isEqualTo("502 web.example.com: NXDOMAIN\n");
      assertThatThrownBy(() -> get(URL))
          .isInstanceOf(IOException.class)
          .hasMessage("Tunnel failed, got: 502");
    }
    try (AppliedImpairment off = network.to(WEB, 443).impair(Impairments.filtered())) {
      assertThatThrownBy(() -> get(node.proxySelector(), URL, SHORT))
          .as("in force: %s", off)
          .isInstanceOf(HttpTimeoutException.class);
    }
    try (AppliedImpairment off = network.to(WEB, 443).impair(Impairments.expired())) {
      assertThatThrownBy(() -> get(URL))
          .as("in force: %s", off)
          .isInstanceOf(SSLHandshakeException.class);
    }
    try (AppliedImpairment off = network.to(WEB, 443).impair(Impairments.status(503))) {
      assertThat(get(URL)).as("in force: %s", off).startsWith("503 ");
    }
    assertThat(get(URL)).startsWith("200 ");
  }

  @Test
  void a_proxy_that_demands_credentials_is_seen_by_the_client() throws Exception {
    network.layer(Impairment.Layer.PROXY).impair(Impairments.proxyDemandsCredentials());

    assertThat(get("http://far.example.com/")).startsWith("407 ");
    assertThat(get("https://far.example.com/")).startsWith("407 ");
    assertThat(get(URL)).startsWith("200 ");
    assertThat(said("CONNECT far.example.com:443 HTTP/1.1"))
        .isEqualTo(
            "HTTP/1.1 407 Proxy Authentication Required\r\n"
                + "Proxy-Authenticate: Basic realm=\"simulated\"\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void a_proxy_brings_what_the_site_may_not_reach_itself() throws Exception {
    network
        .from("any")
        .outside()
        .except(network.host("proxy.simulated"))
        .impair(Impairments.unreachable());

    assertThat(get("https://far.example.com/")).startsWith("200 ");
    assertThatThrownBy(() -> get(URL)).hasMessage("Tunnel failed, got: 502");
  }

  @Test
  void a_url_connection_lives_in_the_network() throws Exception {
    HttpsURLConnection connection =
        (HttpsURLConnection)
            URI.create(URL)
                .toURL()
                .openConnection(node.proxySelector().select(URI.create(URL)).get(0));
    connection.setSSLSocketFactory(node.sslSocketFactory());

    assertThat(connection.getResponseCode()).isEqualTo(200);
    connection.disconnect();
    network.to(WEB, 443).impair(Impairments.refused());
    HttpURLConnection again =
        (HttpURLConnection)
            URI.create(URL)
                .toURL()
                .openConnection(node.proxySelector().select(URI.create(URL)).get(0));
    assertThatThrownBy(again::getResponseCode)
        .hasMessageStartingWith("Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 502 ");
  }

  @Test
  void a_tunnel_is_for_any_protocol() throws IOException {
    try (Socket socket = gateway()) {
      Client.say(socket, "CONNECT node-1:22 HTTP/1.1\r\n\r\n");
      assertThat(Client.line(socket)).isEqualTo("HTTP/1.1 200 Connection established");
      assertThat(Client.line(socket)).isEmpty();
      assertThat(Client.line(socket)).startsWith("SSH-2.0-");
    }
  }

  @Test
  void the_proxy_takes_addresses_of_both_families() throws IOException {
    try (Socket socket = gateway()) {
      Client.say(socket, "CONNECT [2001:db8::1]:443 HTTP/1.1\r\n\r\n");
      assertThat(Client.line(socket)).isEqualTo("HTTP/1.1 200 Connection established");
    }
    assertThat(said("CONNECT 10.0.0.21:23 HTTP/1.1"))
        .contains("10.0.0.21 (10.0.0.21), port 23: connection refused");
  }

  @Test
  void the_proxy_can_be_reached_with_the_sockets_of_the_network() throws IOException {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .socketFactory(node.socketFactory())
            .proxySelector(node.proxySelector())
            .sslSocketFactory(node.sslSocketFactory(), node.trustManager())
            .build();

    try (Response response = client.newCall(new Request.Builder().url(URL).build()).execute()) {
      assertThat(response.code()).isEqualTo(200);
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            Impairments.nxDomain(), "502 Bad Gateway", "dns_error", "web.example.com: NXDOMAIN"),
        Arguments.of(
            Impairments.servFail(), "502 Bad Gateway", "dns_error", "web.example.com: SERVFAIL"),
        Arguments.of(
            Impairments.sinkholed(),
            "502 Bad Gateway",
            "connection_refused",
            "web.example.com (0.0.0.0), port 443: nothing listens on loopback"),
        Arguments.of(
            Impairments.refused(),
            "502 Bad Gateway",
            "connection_refused",
            "web.example.com (ADDRESS), port 443: connection refused"),
        Arguments.of(
            Impairments.unreachable(),
            "502 Bad Gateway",
            "destination_ip_unroutable",
            "web.example.com (ADDRESS), port 443: host unreachable"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void the_proxy_says_why_it_has_no_way(
      Impairment impairment, String status, String error, String details) throws IOException {
    String address = node.dns().lookup(WEB).get(0).getHostAddress();
    network.host(WEB).impair(impairment);

    assertThat(said("CONNECT web.example.com:443 HTTP/1.1"))
        .isEqualTo(
            """
            HTTP/1.1 %s
            Proxy-Status: netready-simulated-network; error=%s; details="%s"
            Content-Type: text/plain
            Content-Length: %s
            Connection: close

            %s
            """
                .formatted(status, error, details, "LENGTH", details)
                .replace("ADDRESS", address)
                .replace("LENGTH", "" + (details.replace("ADDRESS", address).length() + 1))
                .replace("\n", "\r\n")
                .replaceFirst("\r\n$", "\n"));
  }

  @Test
  void where_nobody_answers_the_proxy_does_not_either() throws IOException {
    network.to(WEB, 443).impair(Impairments.filtered());
    network.names("far.*").impair(Impairments.resolverSilent());

    assertThatThrownBy(() -> said("CONNECT web.example.com:443 HTTP/1.1", SHORT))
        .isInstanceOf(SocketTimeoutException.class);
    network.host("proxy.simulated").impair(Impairments.resolverSilent());
    assertThatThrownBy(() -> said("CONNECT far.example.com:443 HTTP/1.1", SHORT))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void a_reset_goes_through_the_tunnel() throws IOException {
    network.to(WEB, 443).impair(Impairments.resetPeer(Duration.ZERO));
    try (Socket socket = gateway()) {
      Client.say(socket, "CONNECT web.example.com:443 HTTP/1.1\r\n\r\n");
      assertThat(Client.line(socket)).isEqualTo("HTTP/1.1 200 Connection established");
      assertThat(Client.line(socket)).isEmpty();
      Client.say(socket, "hello");

      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessage("Connection reset");
    }
  }

  @Test
  void what_is_no_request_is_said() throws IOException {
    assertThat(said("hello")).startsWith("HTTP/1.1 400 Bad Request\r\n");
    assertThat(said("GET / HTTP/1.1"))
        .contains(
            "details=\"no request for a proxy; expected CONNECT host:port, or METHOD http://host/\"");
    assertThat(said("CONNECT -:443 HTTP/1.1"))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("'-' is not a host name; expected labels");
    assertThat(said("CONNECT web.example.com:99999 HTTP/1.1"))
        .startsWith("HTTP/1.1 400 Bad Request\r\n");
  }

  @Test
  void what_is_wrong_is_wrong_for_one_vantage_point() throws Exception {
    network.from(Sites.INTERNET).everything().impair(Impairments.refused());

    assertThat(get(URL)).startsWith("200 ");
    assertThatThrownBy(() -> get(network.client("internet").proxySelector(), URL, LIMIT))
        .hasMessage("Tunnel failed, got: 502");
  }

  private String get(String url) throws IOException, InterruptedException {
    return get(node.proxySelector(), url, LIMIT);
  }

  private String get(ProxySelector proxy, String url, Duration limit)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().proxy(proxy).sslContext(node.sslContext()).build();
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(url)).timeout(limit).build(),
            BodyHandlers.ofString());
    return "%s %s".formatted(response.statusCode(), response.body());
  }

  /** Return all that the gateway says to a request. */
  private String said(String requestLine) throws IOException {
    return said(requestLine, LIMIT);
  }

  private String said(String requestLine, Duration limit) throws IOException {
    try (Socket socket = gateway()) {
      socket.setSoTimeout((int) limit.toMillis());
      Client.say(socket, requestLine + "\r\n\r\n");
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private Socket gateway() throws IOException {
    InetAddress loopback = node.proxyAddress().getAddress();
    Socket socket = new Socket(loopback, node.proxyAddress().getPort());
    socket.setSoTimeout((int) LIMIT.toMillis());
    return socket;
  }
}
