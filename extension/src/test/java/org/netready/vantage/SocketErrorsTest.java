// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;

class SocketErrorsTest {

  /** To this one every host has a route. */
  private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @ParameterizedTest(name = "{0} is {1}, {2}")
  @MethodSource
  void an_exception_has_one_reading(
      IOException failure, PortState state, Cause cause, String evidence) throws Exception {
    assertThat(SocketErrors.of(failure, LOOPBACK, LIMIT))
        .isEqualTo(new SocketErrors.Reading(state, cause, evidence));
  }

  static Stream<Arguments> an_exception_has_one_reading() {
    return Stream.of(
        reading(
            new ConnectException("Connection refused"),
            PortState.CLOSED,
            Cause.CONNECT_REFUSED,
            "connection refused"),
        reading(
            new SocketTimeoutException("Connect timed out"),
            PortState.FILTERED,
            Cause.CONNECT_TIMED_OUT,
            "no answer in 5 s"),
        reading(
            new ConnectException("Connection timed out"),
            PortState.FILTERED,
            Cause.CONNECT_TIMED_OUT,
            "no answer in 5 s"),
        reading(
            new NoRouteToHostException("No route to host"),
            PortState.UNREACHABLE,
            Cause.CONNECT_UNREACHABLE,
            "unreachable (No route to host)"),
        reading(
            new SocketException("Network is unreachable"),
            PortState.UNREACHABLE,
            Cause.CONNECT_UNREACHABLE,
            "unreachable (Network is unreachable)"),
        reading(
            new IOException("No route to host"),
            PortState.UNREACHABLE,
            Cause.CONNECT_UNREACHABLE,
            "unreachable (No route to host)"),
        reading(
            new BindException("Permission denied"),
            PortState.UNREACHABLE,
            Cause.CONNECT_PROHIBITED,
            "a router on the way says: prohibited (Permission denied)"),
        reading(
            new IOException("Operation not permitted"),
            PortState.UNREACHABLE,
            Cause.LOCAL_FIREWALL,
            "this host's own firewall or routes forbid it (Operation not permitted)"),
        reading(
            new SocketException("Invalid argument"),
            PortState.UNREACHABLE,
            Cause.LOCAL_FIREWALL,
            "this host's own firewall or routes forbid it (Invalid argument)"),
        reading(
            new SocketException("Protocol family unavailable"),
            PortState.UNREACHABLE,
            Cause.LOCAL_NO_ROUTE,
            "this host does not speak the address family (IPv6 is off)"),
        reading(
            new SocketException("Protocol not available"),
            PortState.UNREACHABLE,
            Cause.CONNECT_UNREACHABLE,
            "unreachable, detail unknown (Protocol not available)"),
        reading(
            new PortUnreachableException(),
            PortState.CLOSED,
            Cause.UDP_PORT_UNREACHABLE,
            "answered: port unreachable"));
  }

  /** What refuses to send is this host, whatever it calls the reason. */
  @ParameterizedTest
  @ValueSource(strings = {"Permission denied", "No route to host", "Network is unreachable"})
  @EnabledOnOs(OS.LINUX)
  void what_is_not_sent_is_stopped_by_this_host(String text) throws Exception {
    assertThat(SocketErrors.ofSending(new SocketException(text), LOOPBACK, LIMIT))
        .isEqualTo(
            new SocketErrors.Reading(
                PortState.UNREACHABLE,
                Cause.LOCAL_FIREWALL,
                "this host's own firewall or routes forbid it (%s)".formatted(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Too many open files", "Cannot assign requested address"})
  void a_host_without_sockets_says_nothing_of_the_network(String text) {
    assertThatThrownBy(() -> SocketErrors.of(new SocketException(text), LOOPBACK, LIMIT))
        .isInstanceOfSatisfying(
            VantageException.class, e -> assertThat(e.reason()).isEqualTo(Cause.LOCAL_NO_SOCKET))
        .hasMessageStartingWith("this host has no socket left (" + text + "); ");
  }

  @Test
  void loopback_has_a_route() {
    assertThat(LocalRoute.existsTo(LOOPBACK)).isTrue();
  }

  private static Arguments reading(
      IOException failure, PortState state, Cause cause, String evidence) {
    return Arguments.of(failure, state, cause, evidence);
  }
}
