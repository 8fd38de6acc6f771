// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Dialled;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;

class TcpConnectTest {

  private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** The system chooses such a port now and then, by chance; here it is given. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_connection_of_a_port_to_itself_is_no_open_port() throws IOException {
    int port = closedPort();
    var connect = new TcpConnect(LOOPBACK, port, Duration.ZERO);

    ConnectOutcome outcome =
        flights().send(new FromOwnPort<>(connect, port), Optional.empty(), LIMIT).join();

    assertThat(outcome.state()).isEqualTo(PortState.CLOSED);
    assertThat(outcome.cause()).contains(Cause.CONNECT_REFUSED);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_connection_of_a_port_to_itself_is_nobody_to_speak_with() throws IOException {
    int port = closedPort();
    TcpDial dial = TcpDial.to(LOOPBACK, port);

    Dialled dialled = flights().send(new FromOwnPort<>(dial, port), Optional.empty(), LIMIT).join();

    assertThat(dialled.outcome().state()).isEqualTo(PortState.CLOSED);
    assertThat(dialled.stream()).isEmpty();
  }

  private static Flights flights() {
    return new Flights(new SelectorLoop("test-sockets", Duration.ofMillis(200)), 10, () -> 10);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The same errand, from the port that it goes to. */
  private record FromOwnPort<T>(Errand<SocketChannel, T> errand, int port)
      implements Errand<SocketChannel, T> {

    @Override
    public IpAddress address() {
      return errand.address();
    }

    @Override
    public SocketChannel open() throws IOException {
      return errand.open().bind(new InetSocketAddress(LOOPBACK.inet(), port));
    }

    @Override
    public void send(SocketChannel channel) throws IOException {
      errand.send(channel);
    }

    @Override
    public int announcement() {
      return errand.announcement();
    }

    @Override
    public Optional<T> answer(SocketChannel channel, Duration took) throws IOException {
      return errand.answer(channel, took);
    }

    @Override
    public boolean keeps(T answer) {
      return errand.keeps(answer);
    }

    @Override
    public T silence(Duration limit, Duration took) {
      return errand.silence(limit, took);
    }

    @Override
    public T failure(Exception failure, Duration limit, Duration took) throws VantageException {
      return errand.failure(failure, limit, took);
    }
  }
}
