// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.simulation.Client.LIMIT;
import static org.netready.simulation.ClientNetwork.WEB;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.simulation.client.NetworkClient;

/** A client of somebody else's with the resolver and the sockets of a simulated network. */
class ClientSocketsTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  @AutoClose private final SimulatedNetwork network = ClientNetwork.open();
  private final NetworkClient node = network.client("nodes");

  @Test
  void okhttp_lives_in_the_network() throws IOException {
    assertThat(get("https://web.example.com/"))
        .isEqualTo("200 netready simulated network: web.example.com");
    assertThat(get("http://web.example.com/"))
        .isEqualTo("200 netready simulated network: web.example.com");
  }

  @Test
  void a_socket_says_the_simulated_address() throws IOException {
    try (Socket socket = node.socketFactory().createSocket("node-1", 22)) {
      InetAddress address = InetAddress.getByName("10.0.0.21");

      assertThat(socket.getInetAddress()).isEqualTo(address);
      assertThat(socket.getPort()).isEqualTo(22);
      assertThat(socket.getRemoteSocketAddress()).isEqualTo(new InetSocketAddress(address, 22));
      assertThat(socket.isConnected()).isTrue();
      assertThat(Client.line(socket)).startsWith("SSH-2.0-");
    }
  }

  @Test
  void a_socket_keeps_what_is_set_before_it_is_connected() throws IOException {
    try (Socket socket = node.socketFactory().createSocket()) {
      socket.setSoTimeout(100);
      socket.setTcpNoDelay(true);
      socket.setSoLinger(true, 3);
      socket.setKeepAlive(true);
      socket.connect(InetSocketAddress.createUnresolved(WEB, 443));

      assertThat(socket.getSoTimeout()).isEqualTo(100);
      assertThat(socket.getTcpNoDelay()).isTrue();
      assertThat(socket.getSoLinger()).isEqualTo(3);
      assertThat(socket.getKeepAlive()).isTrue();
      assertThat(socket.getReuseAddress()).isFalse();
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void tls_sockets_are_of_the_network_too() throws IOException {
    try (SSLSocket socket = (SSLSocket) node.sslSocketFactory().createSocket(WEB, 443)) {
      Client.say(socket, "GET / HTTP/1.1\r\nHost: any\r\n\r\n");

      assertThat(Client.line(socket)).startsWith("HTTP/1.1 200");
    }
  }

  static Stream<Arguments> impairments() {
    return Stream.of(
        Arguments.of(Impairments.refused(), ConnectException.class, "Connection refused"),
        Arguments.of(Impairments.unreachable(), NoRouteToHostException.class, "No route to host"),
        Arguments.of(Impairments.filtered(), SocketTimeoutException.class, "Connect timed out"),
        Arguments.of(Impairments.silentAfterAccept(), SocketTimeoutException.class, ""),
        Arguments.of(Impairments.resetAfterAccept(), IOException.class, ""),
        Arguments.of(Impairments.closedAfterAccept(), IOException.class, ""),
        Arguments.of(Impairments.down(), ConnectException.class, "Connection refused"),
        Arguments.of(Impairments.limitData(100), IOException.class, ""),
        Arguments.of(Impairments.interceptedBy("Corp CA"), SSLHandshakeException.class, ""),
        Arguments.of(Impairments.expired(), SSLHandshakeException.class, ""),
        Arguments.of(Impairments.wrongName(), SSLPeerUnverifiedException.class, ""),
        Arguments.of(Impairments.blockPage(), SSLHandshakeException.class, ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impairments")
  void okhttp_sees_what_is_wrong_until_it_is_undone(
      Impairment impairment, Class<? extends Exception> failure, String message)
      throws IOException {
    try (AppliedImpairment off = network.to(WEB, 443).impair(impairment)) {
      Duration limit = failure == SocketTimeoutException.class ? SHORT : LIMIT;
      assertThatThrownBy(() -> get(okHttp(limit), "https://web.example.com/"))
          .as("in force: %s", off)
          .isInstanceOf(failure)
          .satisfies(it -> assertThat(causes(it)).contains(message));
    }

    assertThat(get("https://web.example.com/")).startsWith("200 ");
  }

  @Test
  void a_reset_is_a_reset() throws IOException {
    network.to("node-1", 22).impair(Impairments.resetAfterAccept());

    assertThatThrownBy(() -> readFrom("node-1", 22))
        .isInstanceOf(SocketException.class)
        .hasMessage("Connection reset");
  }

  @Test
  void a_block_page_comes_in_clear_text() throws IOException {
    network.to(WEB, 80).impair(Impairments.blockPage());

    assertThat(get("http://web.example.com/")).startsWith("403 ").contains("Access Denied");
  }

  @Test
  void a_status_is_the_service_s_own() throws IOException {
    try (AppliedImpairment off = network.to(WEB, 443).impair(Impairments.status(503))) {
      assertThat(get("https://web.example.com/")).as("in force: %s", off).startsWith("503 ");
    }
  }

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of(Impairments.nxDomain(), "NXDOMAIN"),
        Arguments.of(Impairments.noData(), "NODATA"),
        Arguments.of(Impairments.servFail(), "SERVFAIL"),
        Arguments.of(Impairments.refusedByResolver(), "REFUSED"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void a_name_that_fails_says_why(Impairment impairment, String word) throws IOException {
    try (AppliedImpairment off = network.names(WEB).impair(impairment)) {
      assertThatThrownBy(() -> get("https://web.example.com/"))
          .as("in force: %s", off)
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("web.example.com: %s, asked from node (simulated)".formatted(word));
    }

    assertThat(get("https://web.example.com/")).startsWith("200 ");
  }

  @Test
  void a_name_that_nobody_has_does_not_exist() {
    assertThatThrownBy(() -> node.dns().lookup("nobody.example.org"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("nobody.example.org: NXDOMAIN, asked from node (simulated)");
    assertThatThrownBy(() -> node.dns().lookup("no name"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageStartingWith("'no name' is not a host name; expected");
  }

  @Test
  void an_address_needs_no_resolver() throws IOException {
    assertThat(node.dns().lookup("192.0.2.1")).containsExactly(InetAddress.getByName("192.0.2.1"));
  }

  @Test
  void a_sinkhole_is_dialled_and_refuses() throws IOException {
    network.names(WEB).impair(Impairments.sinkholed());

    assertThat(node.dns().lookup(WEB)).containsExactly(InetAddress.getByName("0.0.0.0"));
    assertThatThrownBy(() -> get("https://web.example.com/"))
        .isInstanceOf(ConnectException.class)
        .satisfies(
            it ->
                assertThat(causes(it))
                    .contains(
                        "Connection refused: nothing listens on loopback in node (simulated)"));
  }

  @Test
  void a_vantage_point_has_its_own_view() throws IOException {
    network.from(Sites.INTERNET).everything().impair(Impairments.unreachable());
    NetworkClient internet = network.client(Sites.INTERNET);

    try (Socket socket = node.socketFactory().createSocket("10.0.0.21", 22)) {
      assertThat(Client.line(socket)).startsWith("SSH-2.0-");
    }
    assertThatThrownBy(() -> internet.socketFactory().createSocket("10.0.0.21", 22))
        .isInstanceOf(NoRouteToHostException.class);
    assertThat(network.client()).isSameAs(node).hasToString("node (simulated)");
    assertThatThrownBy(() -> network.client("etcd"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown vantage point or role 'etcd'; expected one of [any, internet, node, nodes]");
  }

  @Test
  void the_site_s_proxy_is_used_by_its_name() throws IOException {
    network.outside().except(network.host("proxy.simulated")).impair(Impairments.unreachable());
    OkHttpClient proxied =
        okHttp(LIMIT).newBuilder().proxySelector(node.siteProxySelector()).build();

    assertThatThrownBy(() -> get("https://far.example.com/"))
        .isInstanceOf(NoRouteToHostException.class);
    assertThatThrownBy(() -> get(proxied, "https://web.example.com/"))
        .isInstanceOf(NoRouteToHostException.class);
    network.layer(Impairment.Layer.PROXY).impair(Impairments.proxyDemandsCredentials());
    assertThatThrownBy(() -> get(proxied, "https://far.example.com/"))
        .isInstanceOf(IOException.class)
        .hasMessage("Failed to authenticate with proxy");
  }

  @Test
  void closing_a_socket_ends_its_connect() throws Exception {
    network.to(WEB, 443).impair(Impairments.filtered());
    Socket socket = node.socketFactory().createSocket();
    Future<Throwable> connect = Client.connecting(socket, WEB);

    socket.close();

    assertThat(connect.get()).isInstanceOf(SocketException.class).hasMessage("Socket closed");
  }

  @Test
  void an_interrupt_ends_a_look_up() {
    network.names(WEB).impair(Impairments.resolverSilent());
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> node.dns().lookup(WEB))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("web.example.com: interrupted, asked from node (simulated)");
    assertThat(Thread.interrupted()).isTrue();
  }

  private int readFrom(String host, int port) throws IOException {
    try (Socket socket = node.socketFactory().createSocket(host, port)) {
      return socket.getInputStream().read();
    }
  }

  private String get(String url) throws IOException {
    return get(okHttp(LIMIT), url);
  }

  private static String get(OkHttpClient client, String url) throws IOException {
    try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
      return "%s %s".formatted(response.code(), response.body().string().strip());
    }
  }

  private OkHttpClient okHttp(Duration limit) {
    return new OkHttpClient.Builder()
        .dns(node.dns())
        .socketFactory(node.socketFactory())
        .sslSocketFactory(node.sslSocketFactory(), node.trustManager())
        .connectTimeout(limit)
        .readTimeout(limit)
        .build();
  }

  private static String causes(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    for (Throwable it = thrown; it != null; it = it.getCause()) {
      text.append(it.getMessage()).append('\n');
    }
    return text.toString();
  }
}
