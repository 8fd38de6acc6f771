// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.simulation.ClientNetwork.WEB;

import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netready.ChildJvm;
import org.netready.probe.Application.Protocol;
import org.netready.probe.VantageException;
import org.netready.simulation.client.NetworkClient;
import org.netready.simulation.toxiproxy.EmbeddedToxiproxy;
import org.netready.simulation.toxiproxy.ToxiproxySource;

/** What clients of a simulated network hold ends with it, and a dead network is no outcome. */
class ClientLifetimeTest {

  private static final String CLOSED = "the simulated network is closed; ask before it is";

  @Test
  void nothing_of_a_client_is_left_after_close() throws Exception {
    Set<Thread> before = NetworkThreads.alive();
    SimulatedNetwork network = ClientNetwork.open();
    network.to(WEB, 443).impair(Impairments.latency(Duration.ofMillis(1)));
    NetworkClient node = network.client();
    InetSocketAddress proxy = node.proxyAddress();
    InetSocketAddress dns = node.dnsServer();
    Path authorities = node.caFile();
    try (Socket direct = node.socketFactory().createSocket(WEB, 443);
        Socket tunnel = new Socket(proxy.getAddress(), proxy.getPort())) {
      Client.say(tunnel, "CONNECT web.example.com:443 HTTP/1.1\r\n\r\n");
      assertThat(Client.line(tunnel)).endsWith("established");

      network.close();

      assertThat(NetworkThreads.since(before)).isEmpty();
      assertThat(authorities).doesNotExist();
      assertThatThrownBy(() -> direct.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThatThrownBy(() -> new Socket(proxy.getAddress(), proxy.getPort()).close())
          .isInstanceOf(ConnectException.class);
      new ServerSocket(dns.getPort(), 1, dns.getAddress()).close();
      new DatagramSocket(dns).close();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process is killed as by kill -9")
  void what_a_killed_process_left_is_swept_by_the_next() throws Exception {
    ChildJvm.Ended ended = ChildJvm.run(List.of(), KilledWithNetwork.class, List.of());
    Path left = Path.of(ended.output().strip());
    assertThat(ended.exitCode()).isNotZero();
    assertThat(left).exists();

    try (SimulatedNetwork network = ClientNetwork.open()) {
      assertThat(network.client().caFile()).exists();
      assertThat(left).doesNotExist();
    }
  }

  @Test
  void what_a_closed_network_is_asked_for_says_that_it_is() throws Exception {
    SimulatedNetwork network = ClientNetwork.open();
    NetworkClient node = network.client();
    NetworkClient other = network.client("internet");
    node.proxyAddress();
    network.close();

    assertThatThrownBy(() -> node.socketFactory().createSocket("10.0.0.21", 22))
        .isInstanceOf(SocketException.class)
        .hasMessage(CLOSED);
    assertThatThrownBy(() -> node.dns().lookup(WEB))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("web.example.com: %s, asked from node (simulated)", CLOSED);
    assertThatThrownBy(node::proxyAddress).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(node::caFile).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(other::dnsServer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(CLOSED);
  }

  @Test
  void closing_the_network_ends_a_connect_that_nobody_answers() throws Exception {
    SimulatedNetwork network = ClientNetwork.open();
    Socket socket = network.client().socketFactory().createSocket();
    Future<Throwable> connect = Client.connecting(socket, "192.0.2.1");

    network.close();

    assertThat(connect.get()).isInstanceOf(SocketException.class).hasMessage(CLOSED);
  }

  @Test
  void a_dead_simulator_is_no_outcome_for_a_client() throws Exception {
    EmbeddedToxiproxy server = EmbeddedToxiproxy.start();
    String address = "127.0.0.1:" + server.address().getPort();
    try (SimulatedNetwork network =
        SimulatedNetwork.open(
            Sites.TWO_HOSTS,
            List.of(Sites.service(WEB, "443/tcp", Protocol.HTTPS)),
            Optional.empty(),
            ToxiproxySource.parse(address, Path.of("")))) {
      network.to(WEB, 443).impair(Impairments.latency(Duration.ofMillis(1)));
      network.client().socketFactory().createSocket(WEB, 443).close();
      network.requireSound();

      server.close();

      assertThatThrownBy(() -> network.client().socketFactory().createSocket(WEB, 443))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Toxiproxy");
      try (Socket proxy = new Socket()) {
        proxy.connect(network.client().proxyAddress());
        Client.say(proxy, "CONNECT web.example.com:443 HTTP/1.1\r\n\r\n");
        assertThat(Client.line(proxy)).isEqualTo("HTTP/1.1 500 Internal Server Error");
        assertThat(Client.line(proxy)).contains("error=proxy_internal_error");
      }
      assertThatThrownBy(network::requireSound)
          .isInstanceOf(VantageException.class)
          .hasMessageContaining("Toxiproxy");
    }
  }
}
