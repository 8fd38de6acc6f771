// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.probe.BindOutcome;
import org.netready.probe.Cause;
import org.netready.probe.VantageException;

class LocalPortsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");

  @Test
  void a_port_of_nobody_is_free_at_the_wildcard_and_at_each_address() throws Exception {
    int port = freePort();

    List<BindOutcome> outcomes = bind(Ports.tcp(port), LOOPBACK);

    assertThat(outcomes).extracting(BindOutcome::cause).containsOnly(Optional.empty());
    assertThat(outcomes)
        .extracting(BindOutcome::endpoint)
        .containsExactly(port + "/tcp", port + "/tcp at 127.0.0.1");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_listener_on_loopback_is_in_the_way_of_the_wildcard_and_is_named() throws Exception {
    try (var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<BindOutcome> outcomes = bind(Ports.tcp(held.getLocalPort()), LOOPBACK);

      assertThat(outcomes).hasSize(2);
      assertThat(outcomes)
          .extracting(BindOutcome::cause)
          .containsOnly(Optional.of(Cause.PORT_IN_USE));
      assertThat(outcomes.get(0).evidence())
          .matches("in use: .+, pid %s listens at 127\\.0\\.0\\.1".formatted(pid()));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_udp_socket_holds_its_port() throws Exception {
    try (var held = new DatagramSocket(0)) {
      List<BindOutcome> outcomes = bind(Ports.udp(held.getLocalPort()));

      assertThat(outcomes.get(0).cause()).contains(Cause.PORT_IN_USE);
      assertThat(outcomes.get(0).evidence()).contains("pid " + pid() + " listens at ");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_source_port_of_a_connection_is_in_use_and_says_so() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = new Socket(server.getInetAddress(), server.getLocalPort())) {
      List<BindOutcome> outcomes = bind(Ports.tcp(client.getLocalPort()));

      assertThat(outcomes.get(0).cause()).contains(Cause.PORT_IN_USE);
      assertThat(outcomes.get(0).evidence())
          .startsWith("in use: source port of a connection from 127.0.0.1 to 127.0.0.1 port ");
    }
  }

  @Test
  void every_port_of_a_range_is_bound() throws Exception {
    List<BindOutcome> outcomes = bind(Ports.parse("20000-20400/udp"));

    assertThat(outcomes).extracting(BindOutcome::port).hasSize(401).doesNotHaveDuplicates();
  }

  @Test
  void time_that_is_up_is_our_own_limit_and_no_verdict() {
    assertThatThrownBy(
            () ->
                LocalHostView.ofThisHost()
                    .bind(Ports.all(Transport.TCP), List.of(), Duration.ofMillis(1)))
        .isInstanceOf(VantageException.class)
        .extracting(it -> ((VantageException) it).reason())
        .isEqualTo(Cause.LIMIT_REACHED);
  }

  @ParameterizedTest
  @CsvSource({
    "Address already in use,          PORT_IN_USE",
    "Address already in use: bind,    PORT_IN_USE",
    "Permission denied,               LOCAL_NOT_PERMITTED",
    "Operation not permitted,         LOCAL_NOT_PERMITTED",
    "Cannot assign requested address, LOCAL_NOT_SHOWN",
    "Something new,                   LOCAL_NOT_SHOWN",
  })
  void only_what_is_in_use_is_said_to_be(String message, Cause cause) throws Exception {
    assertThat(SocketErrors.ofBind(new BindException(message)).cause()).isEqualTo(cause);
    assertThat(SocketErrors.ofBind(new SocketException(message)).cause()).isEqualTo(cause);
  }

  private static List<BindOutcome> bind(Ports ports, IpAddress... addresses)
      throws VantageException {
    return LocalHostView.ofThisHost().bind(ports, List.of(addresses), LIMIT);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
