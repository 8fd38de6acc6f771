// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Ports;

class NtpProbeTest {

  private static final int LENGTH = 48;
  private static final int SERVER_OF_VERSION_4 = 0b00_100_100;
  private static final int NOT_SYNCHRONISED = 0b11_000_000;

  @Test
  void a_server_that_answers_a_clients_packet_is_one() throws Exception {
    Layer.Greeting answer = answer(packet -> answer(packet, SERVER_OF_VERSION_4, 2, ""));

    assertThat(answer.cause()).isEmpty();
    assertThat(answer.evidence()).isEqualTo("NTP answered 'version 4, stratum 2'");
  }

  @Test
  void the_packet_tells_nothing_of_this_hosts_clock() throws Exception {
    byte[] one = NtpQuestion.random().wire();
    byte[] other = NtpQuestion.random().wire();

    assertThat(one).hasSize(LENGTH).startsWith(0x23).isNotEqualTo(other);
    assertThat(Arrays.copyOfRange(one, 1, 40)).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({
    "DENY, SERVICE_DECLINED, 'version 4, kiss-o''-death DENY'",
    "RSTR, SERVICE_DECLINED, 'version 4, kiss-o''-death RSTR'",
    "RATE, SERVICE_UNABLE,   'version 4, kiss-o''-death RATE'",
    "'',   SERVICE_UNABLE,   'version 4, kiss-o''-death without a code'",
  })
  void a_kiss_of_death_is_an_answer_that_says_so(String code, Cause cause, String text)
      throws Exception {
    Layer.Greeting answer = answer(packet -> answer(packet, SERVER_OF_VERSION_4, 0, code));

    assertThat(answer.cause()).isEqualTo(Optional.ofNullable(cause));
    assertThat(answer.greeting()).isEqualTo(text);
  }

  @Test
  void a_server_without_the_time_says_so() throws Exception {
    Layer.Greeting answer =
        answer(packet -> answer(packet, NOT_SYNCHRONISED | SERVER_OF_VERSION_4, 16, ""));

    assertThat(answer.cause()).contains(Cause.SERVICE_UNABLE);
    assertThat(answer.greeting()).isEqualTo("version 4, stratum 16, not synchronised");
  }

  @Test
  void an_answer_without_a_time_of_its_own_is_none() throws Exception {
    Layer.Greeting answer =
        answer(
            packet -> {
              byte[] empty = answer(packet, SERVER_OF_VERSION_4, 2, "");
              Arrays.fill(empty, 40, LENGTH, (byte) 0);
              return empty;
            });

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
  }

  @Test
  void a_kiss_code_cannot_steer_a_terminal() throws Exception {
    Layer.Greeting answer = answer(packet -> answer(packet, SERVER_OF_VERSION_4, 0, "\u001b[2J"));

    assertThat(answer.greeting()).isEqualTo("version 4, kiss-o'-death \\u001b[2J");
  }

  @Test
  void an_answer_to_another_packet_is_none() throws Exception {
    byte[] another = NtpQuestion.random().wire();

    Layer.Greeting answer = answer(packet -> answer(another, SERVER_OF_VERSION_4, 2, ""));

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
  }

  @Test
  void an_echo_is_none() throws Exception {
    Layer.Greeting answer = answer(packet -> packet);

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
    assertThat(answer.evidence()).startsWith("expected an answer of NTP, what came is '#");
  }

  @Test
  void an_echo_in_the_right_place_is_none() throws Exception {
    Layer.Greeting answer = answer(packet -> answer(packet, packet[0], 2, ""));

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
  }

  @Test
  void a_part_of_an_answer_is_none() throws Exception {
    Layer.Greeting answer =
        answer(packet -> Arrays.copyOf(answer(packet, SERVER_OF_VERSION_4, 2, ""), LENGTH - 1));

    assertThat(answer.cause()).contains(Cause.PROTOCOL_MISMATCH);
  }

  private static byte[] answer(byte[] packet, int first, int stratum, String reference) {
    byte[] answer = new byte[LENGTH];
    answer[0] = (byte) first;
    answer[1] = (byte) stratum;
    System.arraycopy(reference.getBytes(US_ASCII), 0, answer, 12, reference.length());
    System.arraycopy(packet, 40, answer, 24, 8);
    answer[40] = (byte) 0xEE;
    return answer;
  }

  private static Layer.Greeting answer(UnaryOperator<byte[]> server) throws Exception {
    try (var datagrams = new LoopbackDatagrams(server)) {
      Question question =
          Probes.question("127.0.0.1", Ports.udp(datagrams.port()), Application.Protocol.NTP, "");
      Observation seen = Probes.ask(question, Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      return seen.conversations().get(0).layer(Layer.Greeting.class).orElseThrow();
    }
  }
}
