// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.HTTP;
import static org.netready.probe.Application.Protocol.HTTPS;

import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.Ports;

class HttpProbeTest {

  private static final String NAME = "service.example.test";

  @Test
  void an_answer_is_recorded_with_status_fields_and_content() {
    try (var server =
        LoopbackServer.answering(
            """
            HTTP/1.1 401 Unauthorized\r
            Docker-Distribution-Api-Version: registry/2.0\r
            Content-Length: 4\r
            \r
            deny""")) {
      Observation seen = ask(server, Probes.LONG);

      Layer.Http http = http(seen);
      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(http.status()).isEqualTo(401);
      assertThat(http.fields()).containsEntry("docker-distribution-api-version", "registry/2.0");
      assertThat(http.content()).isEqualTo("deny");
      assertThat(http.evidence()).isEqualTo("HTTP status 401 Unauthorized");
    }
  }

  @Test
  void a_request_names_the_host_and_asks_for_no_encoding() throws InterruptedException {
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    try (var server =
        LoopbackServer.of(
            connection -> {
              String head = LoopbackServer.readHead(connection);
              // A first connection only shows that the port is open.
              if (!head.isEmpty()) {
                requests.add(head);
              }
              LoopbackServer.send(connection, "HTTP/1.1 204 No Content\r\n\r\n");
            })) {
      Probes.ask(
          Probes.question(NAME, Ports.tcp(server.port()), HTTP, "/v2/?a=b%20c"), Probes.LONG);

      assertThat(requests.poll(20, TimeUnit.SECONDS))
          .startsWith("GET /v2/?a=b%20c HTTP/1.1\r\n")
          .contains("Host: service.example.test:" + server.port() + "\r\n")
          .contains("User-Agent: netready\r\n")
          .contains("Accept-Encoding: identity\r\n")
          .contains("Cache-Control: no-cache\r\n")
          .doesNotContain("Authorization");
    }
  }

  @Test
  void https_asks_over_the_session_whose_certificate_it_records() {
    HeldCertificate root = TlsServers.authority("Example Root");
    HeldCertificate own = TlsServers.certificate(NAME).signedBy(root).build();
    try (var server = TlsServers.serving("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", own)) {
      Observation seen =
          Probes.ask(
              Probes.named(NAME, server.port(), HTTPS),
              Probes.LONG,
              Probes.publicRoots(root.certificate()),
              ProxyRules.NONE);

      assertThat(Probes.layers(seen)).containsExactly("resolve", "connect", "tls", "http");
      assertThat(seen.cause()).isEmpty();
      assertThat(Probes.answer(seen, Layer.Tls.class).isPublic()).isTrue();
      assertThat(http(seen).content()).isEqualTo("ok");
    }
  }

  @Test
  void a_redirect_is_recorded_and_not_followed() {
    try (var server =
        LoopbackServer.answering(
            "HTTP/1.1 302 Found\r\nLocation: http://login.example.test/\r\nContent-Length: 0\r\n\r\n")) {
      Layer.Http http = http(ask(server, Probes.LONG));

      assertThat(http.status()).isEqualTo(302);
      assertThat(http.fields()).containsEntry("location", "http://login.example.test/");
    }
  }

  @Test
  void a_503_with_retry_after_is_asked_once() {
    BlockingQueue<Socket> connections = new LinkedBlockingQueue<>();
    try (var server =
        LoopbackServer.of(
            connection -> {
              connections.add(connection);
              LoopbackServer.readHead(connection);
              LoopbackServer.send(
                  connection, "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");
            })) {
      assertThat(http(ask(server, Probes.LONG)).status()).isEqualTo(503);
      // One to see that the port is open, one to ask.
      assertThat(connections).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void a_407_of_a_host_is_a_status_like_any_other() {
    try (var server = LoopbackServer.answering("HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(http(ask(server, Probes.LONG)).status()).isEqualTo(407);
    }
  }

  @Test
  void an_endless_body_is_read_for_two_kibibytes() {
    try (var server =
        LoopbackServer.of(
            connection -> {
              LoopbackServer.readHead(connection);
              LoopbackServer.send(connection, "HTTP/1.1 200 OK\r\n\r\n");
              while (true) {
                LoopbackServer.send(connection, "endless ".repeat(1000));
              }
            })) {
      Layer.Http http = http(ask(server, Probes.LONG));

      assertThat(http.status()).isEqualTo(200);
      assertThat(http.content()).startsWith("endless ").hasSize(2048);
      assertThat(http.evidence()).isEqualTo("HTTP status 200 OK");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\n100\r\npong",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\npong",
      })
  void a_chunk_that_ends_too_early_or_is_none_is_no_whole_answer(String rest) {
    try (var server = LoopbackServer.answering("HTTP/1.1 200 OK\r\n" + rest)) {
      assertThat(http(ask(server, Probes.LONG)).cause()).contains(Cause.HTTP_INCOMPLETE);
    }
  }

  @Test
  void a_status_that_there_is_not_is_no_http() {
    try (var server = LoopbackServer.answering("HTTP/1.1 000 x\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(http(ask(server, Probes.LONG)).cause()).contains(Cause.HTTP_NOT_SPOKEN);
    }
  }

  @Test
  void a_body_that_stalls_ends_with_the_limit_and_keeps_the_answer() {
    try (var server =
        LoopbackServer.of(
            connection -> {
              LoopbackServer.readHead(connection);
              LoopbackServer.send(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
              connection.getInputStream().read();
            })) {
      Observation seen = ask(server, Probes.SHORT);

      assertThat(seen.cause()).isEmpty();
      assertThat(http(seen).status()).isEqualTo(200);
      assertThat(http(seen).content()).isEqualTo("half");
      assertThat(http(seen).evidence())
          .isEqualTo("HTTP status 200 OK, its content did not end within the limit");
    }
  }

  @Test
  void a_body_that_is_cut_keeps_the_answer() {
    try (var server =
        LoopbackServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {
      Layer.Http seen = http(ask(server, Probes.LONG));

      assertThat(seen.cause()).contains(Cause.HTTP_INCOMPLETE);
      assertThat(seen.evidence()).endsWith("its content broke off");
    }
  }

  @Test
  void fields_are_bounded_in_number_and_length() {
    var fields = new StringBuilder("X-Long: " + "v".repeat(5000) + "\r\n");
    for (int i = 0; i < 1000; i++) {
      fields.append("X-Field-").append(i).append(": ").append("v".repeat(50)).append("\r\n");
    }
    try (var server =
        LoopbackServer.answering("HTTP/1.1 200 OK\r\n" + fields + "Content-Length: 0\r\n\r\n")) {
      Layer.Http http = http(ask(server, Probes.LONG));

      assertThat(http.status()).isEqualTo(200);
      assertThat(http.fields()).hasSize(64);
      assertThat(http.fields().get("x-long")).hasSize(1024).endsWith("v...");
    }
  }

  @Test
  void endless_fields_are_no_http() {
    try (var server =
        LoopbackServer.of(
            connection -> {
              LoopbackServer.readHead(connection);
              LoopbackServer.send(connection, "HTTP/1.1 200 OK\r\n");
              while (true) {
                LoopbackServer.send(connection, "X-Field: " + "v".repeat(8000) + "\r\n");
              }
            })) {
      assertThat(ask(server, Probes.LONG).cause()).contains(Cause.HTTP_NOT_SPOKEN);
    }
  }

  @Test
  void an_ssh_banner_is_no_http() {
    try (var server = LoopbackServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
      Observation seen = ask(server, Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).contains(Cause.HTTP_NOT_SPOKEN);
      assertThat(http(seen).evidence()).contains("begins 'SSH-2.0-OpenSSH_9.2\\r\\n'");
    }
  }

  @Test
  void silence_is_silence() {
    try (var server = LoopbackServer.silent()) {
      Observation seen = ask(server, Probes.SHORT);

      assertThat(seen.cause()).contains(Cause.SILENT_AFTER_ACCEPT);
      assertThat(http(seen).evidence()).isEqualTo("connected, then nothing came within 1 s");
    }
  }

  @Test
  void a_dripping_peer_is_cut_off_at_the_limit() {
    try (var server =
        LoopbackServer.of(
            connection -> {
              LoopbackServer.send(connection, "HTTP/1.1 200 OK\r\nX: ");
              connection.setSoTimeout(50);
              drip(connection);
            })) {
      Observation seen = ask(server, Probes.SHORT);

      assertThat(seen.cause()).contains(Cause.SILENT_AFTER_ACCEPT);
      assertThat(http(seen).evidence()).contains("bytes came, and no whole answer within 1 s");
    }
  }

  @Test
  void a_close_before_an_answer_is_a_close() {
    try (var server = LoopbackServer.of(LoopbackServer::readHead)) {
      Observation seen = ask(server, Probes.LONG);

      assertThat(seen.cause()).contains(Cause.CLOSED_AFTER_ACCEPT);
      assertThat(http(seen).evidence())
          .isEqualTo("connected, then closed by the peer before an answer");
    }
  }

  @Test
  void a_reset_after_the_request_is_a_reset() {
    try (var server =
        LoopbackServer.of(
            connection -> {
              LoopbackServer.readHead(connection);
              connection.setSoLinger(true, 0);
            })) {
      Observation seen = ask(server, Probes.LONG);

      assertThat(seen.cause()).contains(Cause.CONNECTION_RESET);
      assertThat(http(seen).evidence()).startsWith("the connection was reset");
    }
  }

  @Test
  void what_steers_a_terminal_is_made_visible() {
    try (var server =
        LoopbackServer.answering(
            "HTTP/1.1 200 O\u001b[2JK\r\nX-Title: a\u001b]0;owned\u0007\r\nContent-Length: 7\r\n\r\n\u001b[31m\u202e")) {
      Layer.Http http = http(ask(server, Probes.LONG));

      assertThat(http.toString()).doesNotContain("\u001b", "\u0007", "\u202e");
      assertThat(http.content()).startsWith("\\u001b[31m");
    }
  }

  /** Send a byte at a time, the pause being a read that times out. */
  private static void drip(Socket connection) throws java.io.IOException {
    while (true) {
      LoopbackServer.send(connection, "x");
      try {
        connection.getInputStream().read();
      } catch (java.net.SocketTimeoutException e) {
        continue;
      }
    }
  }

  private static Observation ask(LoopbackServer server, java.time.Duration limit) {
    Observation seen =
        Probes.ask(Probes.question(NAME, Ports.tcp(server.port()), HTTP, "/"), limit);
    assertThat(seen.failure()).isEmpty();
    return seen;
  }

  private static Layer.Http http(Observation seen) {
    return Probes.answer(seen, Layer.Http.class);
  }
}
