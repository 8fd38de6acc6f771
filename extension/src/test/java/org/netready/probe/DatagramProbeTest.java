// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.DNS;
import static org.netready.probe.Application.Protocol.NONE;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;

class DatagramProbeTest {

  @Test
  void an_echo_makes_a_port_open() throws IOException {
    try (var server = new UdpServer(payload -> payload)) {
      Observation seen = ask(server.port(), NONE, Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(exchange(seen).evidence())
          .matches("16 bytes came back in \\d+ ms, which echoes what was sent");
    }
  }

  @Test
  void any_other_reply_makes_a_port_open_too_and_is_told_apart() throws IOException {
    try (var server = new UdpServer(payload -> new byte[] {1, 2, 3})) {
      Observation seen = ask(server.port(), NONE, Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(exchange(seen).evidence())
          .matches("3 bytes came back in \\d+ ms, which is no echo");
    }
  }

  @Test
  void silence_is_open_or_filtered() throws IOException {
    try (var server = new UdpServer(payload -> new byte[0])) {
      server.mute();

      Observation seen = ask(server.port(), NONE, Probes.SHORT);

      assertThat(seen.state()).contains(PortState.OPEN_OR_FILTERED);
      assertThat(seen.cause()).contains(Cause.UDP_SILENT);
      assertThat(exchange(seen).evidence()).matches("no reply to 3 datagrams in (1 s|\\d+ ms)");
    }
  }

  @Test
  void a_port_unreachable_is_closed() throws IOException {
    int port;
    try (var socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }

    Observation seen = ask(port, NONE, Probes.LONG);

    assertThat(seen.state()).contains(PortState.CLOSED);
    assertThat(seen.cause()).contains(Cause.UDP_PORT_UNREACHABLE);
    assertThat(exchange(seen).evidence()).isEqualTo("answered: port unreachable");
  }

  @Test
  void a_reply_from_another_address_is_none() throws IOException {
    try (var server = new UdpServer(payload -> payload);
        var other = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
      server.answerFrom(other);

      Observation seen = ask(server.port(), NONE, Probes.SHORT);

      assertThat(seen.state()).contains(PortState.OPEN_OR_FILTERED);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_reply_from_another_address_or_port_is_named() throws IOException {
    for (String address : List.of("127.0.0.2", "127.0.0.1")) {
      try (var server = new UdpServer(payload -> new byte[] {1, 2, 3});
          var other = new DatagramSocket(0, InetAddress.getByName(address))) {
        server.answerFrom(other);

        Observation seen = ask(server.port(), NONE, Probes.SHORT);

        assertThat(seen.state()).contains(PortState.OPEN_OR_FILTERED);
        assertThat(seen.cause()).contains(Cause.UDP_ANSWERED_ELSEWHERE);
        assertThat(exchange(seen).evidence())
            .endsWith(
                "; 3 bytes came from %s port %s, which is not who was asked"
                    .formatted(address, other.getLocalPort()));
      }
    }
  }

  @Test
  void a_datagram_that_is_lost_is_sent_again() throws IOException {
    var lost = new AtomicInteger();
    try (var server = new UdpServer(payload -> lost.incrementAndGet() < 3 ? null : payload)) {
      Observation seen = ask(server.port(), NONE, Duration.ofSeconds(3));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(lost).hasValue(3);
      assertThat(exchange(seen).evidence()).endsWith(", which echoes what was sent");
    }
  }

  @Test
  void dns_answers_a_query() throws IOException {
    try (var server = new UdpServer(DnsServers::know)) {
      Observation seen = ask(server.port(), DNS, Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(Probes.answer(seen, Layer.Greeting.class).evidence())
          .isEqualTo("DNS answered 'NOERROR, 1 records'");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, FORMERR", "2, SERVFAIL", "4, NOTIMP", "5, REFUSED"})
  void a_name_server_that_declines_is_there_and_unable(int code, String text) throws IOException {
    try (var server = new UdpServer(query -> DnsServers.decline(query, code))) {
      Observation seen = ask(server.port(), DNS, Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).contains(Cause.SERVICE_UNABLE);
      assertThat(Probes.answer(seen, Layer.Greeting.class).evidence())
          .isEqualTo("DNS answered '%s, 0 records'", text);
    }
  }

  @Test
  void the_query_sent_back_as_an_answer_is_none() throws IOException {
    try (var server = new UdpServer(DatagramProbeTest::reflected)) {
      Observation seen = ask(server.port(), DNS, Probes.LONG);

      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
    }
  }

  /** Return a query that claims to be an answer and lacks its question. */
  private static byte[] reflected(byte[] query) {
    byte[] head = Arrays.copyOf(query, 12);
    head[2] |= (byte) 0x80;
    head[5] = 0;
    return head;
  }

  @Test
  void an_echo_is_no_dns() throws IOException {
    try (var server = new UdpServer(payload -> payload)) {
      Observation seen = ask(server.port(), DNS, Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void an_address_that_answers_no_dns_is_not_hidden_by_one_that_does() throws IOException {
    try (var right = new UdpServer(DnsServers::know);
        var wrong = new UdpServer("127.0.0.2", right.port(), payload -> payload)) {
      var question =
          new Question(
              Question.Kind.SERVICE,
              new Destination(
                  Host.parse("two.example.test"),
                  List.of(IpAddress.parse("127.0.0.1"), IpAddress.parse("127.0.0.2"))),
              Ports.udp(wrong.port()),
              new Application(DNS, ""));

      Observation seen = Probes.ask(question, Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.conversations())
          .extracting(Conversation::cause)
          .containsExactly(Optional.empty(), Optional.of(Cause.PROTOCOL_MISMATCH));
    }
  }

  private static Observation ask(int port, Application.Protocol protocol, Duration limit) {
    Observation seen =
        Probes.ask(Probes.question("127.0.0.1", Ports.udp(port), protocol, ""), limit);
    assertThat(seen.failure()).isEmpty();
    return seen;
  }

  private static Layer.Exchange exchange(Observation seen) {
    return seen.layer(Layer.Exchange.class).orElseThrow();
  }

  /** An answer to a datagram; null for none. */
  private interface Reply {
    @Nullable byte[] to(byte[] payload) throws IOException;
  }

  private static final class UdpServer implements AutoCloseable {

    private final DatagramSocket socket;
    private final Reply reply;
    private volatile boolean isMute;
    private volatile DatagramSocket sender;

    UdpServer(Reply reply) throws IOException {
      this("127.0.0.1", 0, reply);
    }

    UdpServer(String address, int port, Reply reply) throws IOException {
      this.socket = new DatagramSocket(port, InetAddress.getByName(address));
      this.reply = reply;
      this.sender = socket;
      LoopbackServer.daemon(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    void mute() {
      isMute = true;
    }

    void answerFrom(DatagramSocket other) {
      sender = other;
    }

    @Override
    public void close() {
      socket.close();
    }

    private void serve() {
      var packet = new DatagramPacket(new byte[2048], 2048);
      while (!socket.isClosed()) {
        try {
          socket.receive(packet);
          if (!isMute) {
            byte[] answer = reply.to(Arrays.copyOf(packet.getData(), packet.getLength()));
            if (answer != null) {
              sender.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
          }
        } catch (SocketException e) {
          return;
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
  }
}
