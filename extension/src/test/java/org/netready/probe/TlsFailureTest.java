// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.TLS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFailureTest {

  private static final String NAME = "service.example.test";

  @Test
  void an_ssh_banner_is_no_tls() {
    try (var server = LoopbackServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
      Layer.Tls seen = tls(server);

      assertThat(seen.cause()).contains(Cause.TLS_NOT_SPOKEN);
      assertThat(seen.evidence())
          .isEqualTo("what answered is not TLS; it begins 'SSH-2.0-OpenSSH_9.2\\r\\n'");
    }
  }

  @Test
  void a_plain_block_page_is_no_tls() {
    try (var server =
        LoopbackServer.of(
            connection -> {
              connection.getInputStream().read();
              LoopbackServer.send(connection, "HTTP/1.1 403 Forbidden\r\n\r\n");
              connection.getInputStream().readAllBytes();
            })) {
      Layer.Tls seen = tls(server);

      assertThat(seen.cause()).contains(Cause.TLS_NOT_SPOKEN);
    }
  }

  @Test
  void silence_after_the_connect_is_silence() {
    try (var server = LoopbackServer.silent()) {
      Observation seen = Probes.ask(Probes.named(NAME, server.port(), TLS), Probes.SHORT);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).contains(Cause.SILENT_AFTER_ACCEPT);
      assertThat(Probes.answer(seen, Layer.Tls.class).evidence())
          .isEqualTo("connected, then nothing came within 1 s");
    }
  }

  @Test
  void a_reset_during_the_handshake_is_a_tls_reset() {
    try (var server = LoopbackServer.resetting()) {
      Layer.Tls seen = tls(server);

      assertThat(seen.cause()).contains(Cause.TLS_RESET);
      assertThat(seen.evidence()).isEqualTo("the connection was reset during the TLS handshake");
    }
  }

  @Test
  void a_close_during_the_handshake_is_a_tls_reset() {
    try (var server =
        LoopbackServer.of(
            connection -> {
              connection.getInputStream().read(new byte[16 * 1024]);
              connection.shutdownOutput();
              connection.getInputStream().readAllBytes();
            })) {
      Layer.Tls seen = tls(server);

      assertThat(seen.cause()).contains(Cause.TLS_RESET);
      assertThat(seen.evidence())
          .isEqualTo("the connection was closed by the peer during the TLS handshake");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {70, 71})
  void an_alert_for_nothing_in_common_is_no_common_version(int alert) {
    try (var server = TlsServers.alerting(alert)) {
      assertThat(tls(server).cause()).contains(Cause.TLS_NO_COMMON_VERSION);
    }
  }

  @Test
  void another_alert_is_a_failed_handshake_and_named() {
    try (var server = TlsServers.alerting(112)) {
      Layer.Tls seen = tls(server);

      assertThat(seen.cause()).contains(Cause.TLS_HANDSHAKE_FAILED);
      assertThat(seen.evidence())
          .isEqualTo("the server answered with the fatal alert unrecognized_name");
    }
  }

  @Test
  void a_server_that_chooses_tls_1_0_has_no_version_in_common() {
    try (var server = TlsServers.choosingTls10()) {
      Layer.Tls seen = tls(server);

      assertThat(seen.cause()).contains(Cause.TLS_NO_COMMON_VERSION);
      assertThat(seen.evidence()).isEqualTo("the server speaks no version from TLS 1.2 on");
    }
  }

  private static Layer.Tls tls(LoopbackServer server) {
    Observation seen = Probes.ask(Probes.named(NAME, server.port(), TLS), Probes.LONG);
    assertThat(seen.failure()).isEmpty();
    assertThat(seen.state()).contains(PortState.OPEN);
    return Probes.answer(seen, Layer.Tls.class);
  }
}
