// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.NONE;
import static org.netready.probe.Application.Protocol.SSH;

import java.io.IOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Prefix;
import org.netready.endpoint.Transport;

class TcpProbeTest {

  @Test
  void a_listening_port_is_open() {
    try (var server = LoopbackServer.silent()) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), NONE), Probes.LONG);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(Probes.layers(seen)).containsExactly("resolve", "connect");
      assertThat(seen.layers().get(0).evidence()).isEqualTo("declared as 127.0.0.1");
      assertThat(seen.layers().get(1).evidence()).matches("connected in \\d+ ms from 127.0.0.1");
    }
  }

  @Test
  void a_port_that_opens_and_closes_without_a_word_is_open_and_says_so() {
    try (var server = LoopbackServer.of(connection -> {})) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), NONE), Probes.LONG);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).contains(Cause.CLOSED_AFTER_ACCEPT);
      assertThat(seen.layers().get(1).evidence())
          .matches("connected in \\d+ ms from 127.0.0.1, then closed by the peer without a word");
    }
  }

  @Test
  void a_port_that_opens_and_resets_without_a_word_is_open_and_says_so() {
    try (var server = LoopbackServer.of(connection -> connection.setSoLinger(true, 0))) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), NONE), Probes.LONG);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).contains(Cause.CONNECTION_RESET);
      assertThat(seen.layers().get(1).evidence()).endsWith(", then reset without a word");
    }
  }

  @Test
  void a_port_that_says_something_and_closes_is_open() {
    try (var server = LoopbackServer.of(it -> LoopbackServer.send(it, "go away"))) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), NONE), Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
    }
  }

  @Test
  void one_of_many_ports_that_ends_at_once_is_named() {
    try (var held = LoopbackServer.silent();
        var ended = held.beside("127.0.0.2", connection -> {})) {
      var question =
          new Question(
              Question.Kind.SERVICE,
              new Destination(
                  HostName.parse("two.example.test"),
                  List.of(LoopbackServer.ADDRESS, IpAddress.parse("127.0.0.2"))),
              Ports.tcp(ended.port()),
              Application.NONE);

      Observation seen = Probes.ask(question, Probes.LONG);

      assertThat(seen.cause()).contains(Cause.CLOSED_AFTER_ACCEPT);
      assertThat(seen.layers().get(1).evidence())
          .startsWith("2 of 2 addresses open; 127.0.0.2: connected in ")
          .endsWith(", then closed by the peer without a word");
    }
  }

  @Test
  void a_port_without_a_listener_is_closed() {
    Observation seen = Probes.ask(Probes.tcp(LoopbackServer.closedPort(), NONE), Probes.LONG);

    assertThat(seen.state()).contains(PortState.CLOSED);
    assertThat(seen.cause()).contains(Cause.CONNECT_REFUSED);
    assertThat(seen.layers().get(1).evidence()).isEqualTo("connection refused");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_port_whose_handshakes_are_dropped_is_filtered() throws IOException {
    try (var full = new FullBacklog("127.0.0.1", 0)) {
      Observation seen = Probes.ask(Probes.tcp(full.port(), NONE), Probes.SHORT);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.state()).contains(PortState.FILTERED);
      assertThat(seen.cause()).contains(Cause.CONNECT_TIMED_OUT);
      assertThat(seen.layers().get(1).evidence()).matches("no answer in (1 s|\\d+ ms)");
      assertThat(seen.took()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void an_address_that_this_host_does_not_send_to_is_unreachable() {
    var question =
        new Question(
            Question.Kind.SERVICE,
            Destination.of(IpAddress.parse("127.255.255.255")),
            Ports.tcp(9),
            Application.NONE);

    Observation seen = Probes.ask(question, Probes.LONG);

    assertThat(seen.state()).contains(PortState.UNREACHABLE);
    assertThat(seen.cause()).contains(Cause.LOCAL_FIREWALL);
    assertThat(seen.layers().get(1).evidence())
        .isEqualTo("this host's own firewall or routes forbid it (Network is unreachable)");
  }

  @Test
  void an_address_that_opens_is_not_hidden_by_one_that_does_not() {
    try (var server = LoopbackServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
      var question =
          new Question(
              Question.Kind.SERVICE,
              new Destination(
                  IpAddress.parse("127.0.0.1"),
                  List.of(IpAddress.parse("127.0.0.2"), IpAddress.parse("127.0.0.1"))),
              Ports.tcp(server.port()),
              new Application(SSH, ""));

      Observation seen = Probes.ask(question, Probes.LONG);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).contains(Cause.SOME_ADDRESSES_CLOSED);
      assertThat(Probes.layers(seen)).containsExactly("resolve", "connect", "greeting");
      assertThat(seen.layers().get(1).evidence())
          .isEqualTo("1 of 2 addresses open; 127.0.0.2: connection refused");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void an_address_that_drops_takes_no_time_from_the_others() throws IOException {
    try (var server = LoopbackServer.saying("SSH-2.0-OpenSSH_9.2\r\n");
        var full = new FullBacklog("127.0.0.2", server.port())) {
      var question =
          new Question(
              Question.Kind.SERVICE,
              new Destination(
                  HostName.parse("two.example.test"),
                  List.of(IpAddress.parse("127.0.0.2"), IpAddress.parse("127.0.0.1"))),
              Ports.tcp(full.port()),
              new Application(SSH, ""));

      Observation seen = Probes.ask(question, Probes.SHORT);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).contains(Cause.SOME_ADDRESSES_CLOSED);
      assertThat(seen.layers().get(1).evidence())
          .startsWith("1 of 2 addresses open; 127.0.0.2: no answer in ");
      assertThat(Probes.answer(seen, Layer.Greeting.class).evidence())
          .isEqualTo("identified itself as 'SSH-2.0-OpenSSH_9.2'");
    }
  }

  @Test
  void a_range_is_sampled_and_the_sample_is_stated() {
    int closed = LoopbackServer.closedPort();
    int first = Math.min(closed, 60_000);
    var question =
        Probes.question("127.0.0.1", new Ports(first, first + 2767, Transport.TCP), NONE, "");

    Observation seen = Probes.ask(question, Probes.LONG);

    assertThat(seen.layer(Layer.Connect.class).orElseThrow().outcomes()).hasSize(8);
    assertThat(seen.layers().get(1).evidence()).startsWith("8 of 2768 ports sampled: ");
  }

  @Test
  void all_ports_of_a_range_are_asked_where_that_is_wanted() {
    int closed = LoopbackServer.closedPort();
    int first = Math.min(closed, 60_000);
    var sample =
        Probes.question("127.0.0.1", new Ports(first, first + 299, Transport.TCP), NONE, "");
    var all =
        new Question(
            sample.kind(),
            sample.destination(),
            sample.ports(),
            sample.application(),
            Question.Extent.ALL);

    Observation seen = Probes.ask(all, Probes.LONG);

    assertThat(seen.layer(Layer.Connect.class).orElseThrow().outcomes())
        .extracting(Layer.Attempt::port)
        .hasSize(300)
        .doesNotHaveDuplicates();
    assertThat(seen.layers().get(1).evidence()).startsWith("all 300 ports asked: ");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_prefix_is_asked_address_by_address_and_beyond_any_bound_of_a_name() throws IOException {
    Prefix prefix = Prefix.parse("127.9.0.0/24");
    List<IpAddress> addresses =
        IntStream.range(0, 254).mapToObj(i -> prefix.host(BigInteger.valueOf(i))).toList();
    try (var server = new ServerSocket(0, 1, IpAddress.parse("127.9.0.200").inet())) {
      var question =
          new Question(
              Question.Kind.SERVICE,
              Destination.of(prefix, addresses),
              Ports.tcp(server.getLocalPort()),
              Application.NONE);

      Observation seen = Probes.ask(question, Probes.LONG);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.layers().get(0).evidence())
          .isEqualTo("declared as 127.9.0.0/24, 254 of its addresses asked");
      assertThat(seen.layers().get(1).evidence()).startsWith("1 of 254 addresses open; ");
    }
  }

  @Test
  void addresses_alone_are_not_dialled() {
    var question =
        new Question(
            Question.Kind.ADDRESSES,
            Destination.of(IpAddress.parse("10.0.0.1")),
            Ports.tcp(1),
            Application.NONE);

    Observation seen = Probes.ask(question, Probes.LONG);

    assertThat(seen.state()).isEmpty();
    assertThat(Probes.layers(seen)).containsExactly("resolve");
    assertThat(seen.layers().get(0).evidence()).isEqualTo("declared as 10.0.0.1");
  }

  /** A listener whose backlog is full, so that Linux drops further handshakes. */
  private static final class FullBacklog implements AutoCloseable {

    private final ServerSocket server;
    private final Socket first;
    private final Socket second;

    FullBacklog(String address, int port) throws IOException {
      server = new ServerSocket(port, 1, IpAddress.parse(address).inet());
      first = new Socket(server.getInetAddress(), server.getLocalPort());
      second = new Socket(server.getInetAddress(), server.getLocalPort());
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      first.close();
      second.close();
      server.close();
    }
  }
}
