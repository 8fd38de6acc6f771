// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.DNS;
import static org.netready.probe.Application.Protocol.SMTP;
import static org.netready.probe.Application.Protocol.SSH;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingProbeTest {

  @Test
  void lines_may_come_before_sshs_identification() {
    try (var server = LoopbackServer.saying("Welcome\r\nto this host\r\nSSH-2.0-OpenSSH_9.2\r\n")) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), SSH), Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(greeting(seen).greeting()).isEqualTo("SSH-2.0-OpenSSH_9.2");
      assertThat(greeting(seen).evidence()).isEqualTo("identified itself as 'SSH-2.0-OpenSSH_9.2'");
    }
  }

  @Test
  void a_huge_banner_is_no_ssh_and_is_not_read_to_its_end() {
    try (var server =
        LoopbackServer.of(
            connection -> {
              while (true) {
                LoopbackServer.send(connection, "banner".repeat(10_000));
              }
            })) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), SSH), Probes.LONG);

      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
      assertThat(greeting(seen).greeting()).hasSizeLessThanOrEqualTo(256).startsWith("banner");
      assertThat(greeting(seen).evidence()).startsWith("expected SSH-, what came begins 'banner");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"250 mail\r\n", "250-mail\r\n250-PIPELINING\r\n250 SIZE\r\n"})
  void smtp_greets_and_takes_a_greeting(String answer) {
    try (var server = mail("220-mail.example.test ESMTP\r\n220 welcome\r\n", answer)) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), SMTP), Probes.LONG);

      assertThat(seen.cause()).isEmpty();
      assertThat(greeting(seen).greeting()).isEqualTo("220-mail.example.test ESMTP");
    }
  }

  @Test
  void another_service_that_says_220_is_no_mail_server() {
    try (var server = mail("220 (vsFTPd 3.0.3)\r\n", "530 Please login\r\n")) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), SMTP), Probes.LONG);

      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
      assertThat(greeting(seen).evidence())
          .isEqualTo(
              "expected 220, and 250 to EHLO, what came begins"
                  + " '220 (vsFTPd 3.0.3)\\r\\n530 Please login\\r\\n'");
    }
  }

  private static LoopbackServer mail(String greeting, String answer) {
    return LoopbackServer.of(
        connection -> {
          LoopbackServer.send(connection, greeting);
          connection.getInputStream().readNBytes("EHLO netready.invalid\r\n".length());
          LoopbackServer.send(connection, answer);
          connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        });
  }

  @Test
  void smtp_that_declines_is_a_mismatch_with_its_words() {
    try (var server = LoopbackServer.saying("554 \u001b[1mgo away\r\n")) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), SMTP), Probes.LONG);

      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
      assertThat(greeting(seen).evidence())
          .isEqualTo(
              "expected 220, and 250 to EHLO, what came begins '554 \\u001b[1mgo away\\r\\n'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-\r\n", "SSH-1.5-old\r\n", "SSH-9.9-new\r\n", "SSH-2.0-\r\n"})
  void what_no_client_of_ssh_2_takes_is_no_identification(String line) {
    try (var server = LoopbackServer.saying(line)) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), SSH), Probes.SHORT);

      assertThat(seen.cause()).isPresent();
    }
  }

  @Test
  void dns_over_tcp_answers_a_query() {
    try (var server = LoopbackServer.of(DnsServers::serveTcp)) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), DNS), Probes.LONG);

      assertThat(seen.cause()).isEmpty();
      assertThat(greeting(seen).evidence()).isEqualTo("DNS answered 'NOERROR, 1 records'");
    }
  }

  /** Read as the length of an answer, the first bytes of such a greeting promise 21 kB. */
  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "220 mail.example.com ESMTP\r\n"})
  void a_greeting_is_no_dns_and_no_silence_either(String greeting) {
    try (var server = LoopbackServer.saying(greeting)) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), DNS), Probes.SHORT);

      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
    }
  }

  @Test
  void garbage_is_no_dns() {
    try (var server =
        LoopbackServer.of(connection -> LoopbackServer.send(connection, "HTTP/1.1 400\r\n\r\n"))) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), DNS), Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).get().isIn(Cause.PROTOCOL_MISMATCH, Cause.CONNECTION_RESET);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "SMTP", "DNS"})
  void silence_is_silence(Application.Protocol protocol) {
    try (var server = LoopbackServer.silent()) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), protocol), Probes.SHORT);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).contains(Cause.SILENT_AFTER_ACCEPT);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "SMTP"})
  void a_close_is_a_close(Application.Protocol protocol) {
    try (var server = LoopbackServer.of(connection -> {})) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), protocol), Probes.LONG);

      assertThat(seen.cause()).contains(Cause.CLOSED_AFTER_ACCEPT);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "SMTP"})
  void a_reset_is_a_reset(Application.Protocol protocol) {
    try (var server = LoopbackServer.of(connection -> connection.setSoLinger(true, 0))) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), protocol), Duration.ofSeconds(20));

      assertThat(seen.cause())
          .get()
          .isIn(Cause.CONNECTION_RESET, Cause.CONNECT_REFUSED, Cause.CLOSED_AFTER_ACCEPT);
    }
  }

  private static Layer.Greeting greeting(Observation seen) {
    return Probes.answer(seen, Layer.Greeting.class);
  }
}
