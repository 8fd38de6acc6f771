// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.netready.endpoint.Ports;

class QuicProbeTest {

  private static final int ASKED_VERSION = 0x1a2a3a4a;
  private static final int VERSION_1 = 1;
  private static final int VERSION_2 = 0x6b3343cf;
  private static final int DRAFT_29 = 0xff00001d;
  private static final int RESERVED = 0x5a6a7a8a;

  @Test
  void a_server_that_negotiates_the_version_is_one() throws Exception {
    Layer.Greeting answer =
        answer(packet -> negotiation(packet, VERSION_1, VERSION_2, RESERVED, DRAFT_29));

    assertThat(answer.cause()).isEmpty();
    assertThat(answer.evidence())
        .isEqualTo("QUIC answered 'version negotiation: v1, v2, 0xff00001d'");
  }

  @Test
  void the_packet_is_as_large_as_a_first_one_has_to_be() throws Exception {
    var sent = new AtomicReference<byte[]>();

    answer(
        packet -> {
          sent.set(packet);
          return packet;
        });

    ByteBuffer packet = ByteBuffer.wrap(sent.get());
    assertThat(sent.get()).hasSize(1200);
    assertThat(packet.get() & 0xc0).isEqualTo(0xc0);
    assertThat(packet.getInt()).isEqualTo(ASKED_VERSION);
    assertThat(packet.get()).as("a destination connection id of 8 bytes").isEqualTo((byte) 8);
  }

  @Test
  void reserved_versions_alone_are_an_answer() throws Exception {
    Layer.Greeting answer = answer(packet -> negotiation(packet, RESERVED));

    assertThat(answer.cause()).isEmpty();
    assertThat(answer.greeting()).isEqualTo("version negotiation: reserved versions only");
  }

  @Test
  void ids_that_are_not_swapped_are_no_answer() throws Exception {
    Layer.Greeting answer =
        answer(
            packet -> {
              byte[] negotiation = negotiation(packet, VERSION_1);
              System.arraycopy(packet, 5, negotiation, 5, 18);
              return negotiation;
            });

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
  }

  @Test
  void a_negotiation_of_the_version_that_was_asked_for_is_no_answer() throws Exception {
    Layer.Greeting answer = answer(packet -> negotiation(packet, VERSION_1, ASKED_VERSION));

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
  }

  @Test
  void a_negotiation_without_a_version_is_no_answer() throws Exception {
    Layer.Greeting answer = answer(packet -> negotiation(packet));

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
  }

  @Test
  void a_negotiation_that_is_cut_off_is_no_answer() throws Exception {
    Layer.Greeting answer =
        answer(
            packet -> {
              byte[] negotiation = negotiation(packet, VERSION_1, VERSION_2);
              return Arrays.copyOf(negotiation, negotiation.length - 1);
            });

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
  }

  @Test
  void an_echo_is_no_answer() throws Exception {
    Layer.Greeting answer = answer(packet -> packet);

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
    assertThat(answer.evidence()).startsWith("expected an answer of QUIC, what came is '");
  }

  private static byte[] negotiation(byte[] packet, int... versions) {
    ByteBuffer negotiation = ByteBuffer.allocate(23 + versions.length * Integer.BYTES);
    negotiation.put((byte) 0x80).putInt(0);
    negotiation.put(packet, 14, 9).put(packet, 5, 9);
    for (int version : versions) {
      negotiation.putInt(version);
    }
    return negotiation.array();
  }

  private static Layer.Greeting answer(UnaryOperator<byte[]> server) throws Exception {
    try (var datagrams = new LoopbackDatagrams(server)) {
      Question question =
          Probes.question("127.0.0.1", Ports.udp(datagrams.port()), Application.Protocol.QUIC, "");
      Observation seen = Probes.ask(question, Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      return seen.conversations().get(0).layer(Layer.Greeting.class).orElseThrow();
    }
  }
}
