// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netready.Waiting;
import org.netready.endpoint.IpAddress;
import org.netready.probe.PortState;

/** A JVM whose own sockets would go through a SOCKS proxy, and one that is dead. */
class JvmProxyTest {

  private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Properties before = new Properties();

  @BeforeEach
  void setProxy() throws IOException {
    int dead;
    try (var socket = new ServerSocket(0, 1, LOOPBACK.inet())) {
      dead = socket.getLocalPort();
    }
    before.putAll(System.getProperties());
    System.getProperties()
        .putAll(
            Map.of(
                "socksProxyHost", "127.0.0.1",
                "socksProxyPort", Integer.toString(dead),
                "socksNonProxyHosts", ""));
  }

  @AfterEach
  void unsetProxy() {
    System.setProperties(before);
  }

  @Test
  void a_probes_sockets_pass_it_by() throws Exception {
    try (var server =
        new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      var network = new Waiting(new LocalNetwork("here", List.of()));
      int port = server.getLocalPort();

      assertThatThrownBy(() -> connectAsTheJvmDoes(port)).isInstanceOf(IOException.class);
      try (Socket stream = network.dial(LOOPBACK, port, LIMIT).stream().orElseThrow()) {
        assertThat(stream.getPort()).isEqualTo(port);
      }
      assertThat(network.connect(LOOPBACK, port, LIMIT).state()).isEqualTo(PortState.OPEN);
    }
  }

  private static void connectAsTheJvmDoes(int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(LOOPBACK.inet(), port), (int) LIMIT.toMillis());
    }
  }
}
