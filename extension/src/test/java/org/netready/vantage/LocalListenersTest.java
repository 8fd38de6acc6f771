// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.ListenersOutcome;
import org.netready.probe.ListeningSocket;
import org.netready.probe.VantageException;

class LocalListenersTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void what_listens_over_tcp_is_listed_with_its_process() throws Exception {
    try (var everywhere = new ServerSocket(0);
        var loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ListenersOutcome seen = listeners(Transport.TCP);

      assertThat(seen.cause()).isEmpty();
      ListeningSocket wide = at(everywhere.getLocalPort(), seen);
      assertThat(wide.isLoopbackOnly()).isFalse();
      assertThat(wide.mayBeClient()).isFalse();
      assertThat(wide.process()).endsWith(", pid " + ProcessHandle.current().pid());
      assertThat(at(loopback.getLocalPort(), seen).isLoopbackOnly()).isTrue();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_connected_udp_socket_is_no_listener_and_one_without_a_peer_is() throws Exception {
    try (var server = new DatagramSocket(0);
        var client = new DatagramSocket(0)) {
      client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));

      ListenersOutcome seen = listeners(Transport.UDP);

      assertThat(at(server.getLocalPort(), seen).mayBeClient()).isTrue();
      assertThat(seen.sockets())
          .extracting(ListeningSocket::port)
          .doesNotContain(client.getLocalPort());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_list_that_misses_a_listener_of_our_own_is_not_believed() throws Exception {
    ProcFolder proc = new ProcFolder(folder).tcp();

    ListenersOutcome seen = new LocalHostView(proc.path(), "Linux").listeners(Transport.TCP, LIMIT);

    assertThat(seen.cause()).contains(Cause.LOCAL_NOT_SHOWN);
    assertThat(seen.evidence())
        .isEqualTo("/proc/self/net/tcp does not show a socket that was opened for the purpose");
  }

  @Test
  void another_system_says_what_shows_it() throws Exception {
    ListenersOutcome mac = new LocalHostView(folder, "Mac OS X").listeners(Transport.TCP, LIMIT);
    ListenersOutcome windows =
        new LocalHostView(folder, "Windows 11").listeners(Transport.UDP, LIMIT);

    assertThat(mac.cause()).contains(Cause.LOCAL_NOT_SHOWN);
    assertThat(mac.evidence())
        .isEqualTo("Mac OS X does not list its sockets to Java; 'lsof -nP -iTCP' shows them");
    assertThat(windows.evidence())
        .isEqualTo("Windows 11 does not list its sockets to Java; 'netstat -ano' shows them");
  }

  @Test
  void a_linux_without_the_lists_says_so() throws Exception {
    ListenersOutcome seen = new LocalHostView(folder, "Linux").listeners(Transport.TCP, LIMIT);

    assertThat(seen.cause()).contains(Cause.LOCAL_NOT_SHOWN);
    assertThat(seen.sockets()).isEmpty();
  }

  @Test
  void loopback_and_the_addresses_of_interfaces_are_the_hosts_own() throws Exception {
    var view = LocalHostView.ofThisHost();

    assertThat(view.hasAddress(IpAddress.parse("127.0.1.1"))).isTrue();
    assertThat(view.hasAddress(IpAddress.parse("203.0.113.77"))).isFalse();
  }

  private static ListenersOutcome listeners(Transport transport)
      throws VantageException, IOException {
    return LocalHostView.ofThisHost().listeners(transport, LIMIT);
  }

  private static ListeningSocket at(int port, ListenersOutcome seen) {
    return seen.sockets().stream()
        .filter(it -> it.port() == port)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no port " + port + " in " + seen.sockets()));
  }
}
