// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.HTTP;
import static org.netready.probe.Application.Protocol.HTTPS;
import static org.netready.probe.Application.Protocol.NONE;
import static org.netready.probe.Application.Protocol.SSH;
import static org.netready.probe.Proxied.CREDENTIALS;
import static org.netready.probe.Proxied.NAME;
import static org.netready.probe.Proxied.ask;
import static org.netready.probe.Proxied.proxy;
import static org.netready.probe.Proxied.question;

import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocksProbeTest {

  @Test
  void https_goes_through_a_tunnel_without_resolving_the_name() {
    HeldCertificate root = TlsServers.authority("Example Root");
    HeldCertificate own = TlsServers.certificate(NAME).signedBy(root).build();
    try (var server = TlsServers.serving(own);
        var proxy = LoopbackSocks.to(server)) {
      Observation seen =
          Probes.ask(
              question(HTTPS, 443),
              Probes.LONG,
              Probes.publicRoots(root.certificate()),
              rules(proxy.port()));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(proxy(seen).evidence()).isEqualTo("the proxy opened a tunnel: SOCKS5 succeeded");
      assertThat(proxy(seen).isTunnel()).isTrue();
      assertThat(proxy(seen).use()).hasToString("127.0.0.1:%s (SOCKS5)".formatted(proxy.port()));
      assertThat(proxy.request()).isEqualTo("name service.example.invalid:443");
      assertThat(seen.conversations().get(0).layer(Layer.Tls.class).orElseThrow().isPublic())
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, address 203.0.113.9:22",
    "2001:db8::9, address 2001:db8:0:0:0:0:0:9:22"
  })
  void an_address_goes_as_an_address(String address, String request) {
    try (var server = LoopbackServer.saying("SSH-2.0-OpenSSH_9.2\r\n");
        var proxy = LoopbackSocks.to(server)) {
      Observation seen = ask(question(address, SSH, 22), Probes.LONG, rules(proxy.port()));

      assertThat(seen.cause()).isEmpty();
      assertThat(proxy.request()).isEqualTo(request);
    }
  }

  @Test
  void plain_http_goes_through_a_tunnel_as_to_the_host_itself() {
    try (var server = LoopbackServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        var proxy = LoopbackSocks.to(server)) {
      Observation seen = ask(question(HTTP, 80), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(proxy.request()).isEqualTo("name service.example.invalid:80");
      assertThat(seen.conversations().get(0).layer(Layer.Http.class).orElseThrow().status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "reply {0}: {1}, {2}")
  @CsvSource({
    "1,  PROXY_NOT_CONNECTED, '',          general failure",
    "2,  PROXY_DENIED,        '',          not allowed by its rules",
    "3,  CONNECT_UNREACHABLE, UNREACHABLE, network unreachable",
    "4,  CONNECT_UNREACHABLE, UNREACHABLE, 'host unreachable, or its name not resolved'",
    "5,  CONNECT_REFUSED,     CLOSED,      connection refused",
    "6,  CONNECT_UNREACHABLE, UNREACHABLE, 'TTL expired, which some say of a connect that timed out'",
    "7,  PROXY_DENIED,        '',          command not supported",
    "8,  PROXY_DENIED,        '',          address type not supported",
    "91, PROXY_DENIED,        '',          a reply unknown",
  })
  void each_reply_has_its_cause(int code, Cause cause, String state, String words) {
    try (var proxy = LoopbackSocks.replying(code)) {
      Observation seen = ask(question(HTTPS, 443), Probes.LONG, rules(proxy.port()));

      assertThat(seen.cause()).contains(cause);
      assertThat(seen.state().map(Enum::name).orElse("")).isEqualTo(state);
      assertThat(proxy(seen).status()).isEqualTo(code);
      assertThat(proxy(seen).isTunnel()).isFalse();
      assertThat(proxy(seen).evidence())
          .isEqualTo("the proxy says: %s (SOCKS5 reply %s)".formatted(words, code));
      assertThat(seen.conversations()).isEmpty();
    }
  }

  @Test
  void credentials_are_sent_where_they_are_wanted_and_shown_nowhere() {
    try (var server = LoopbackServer.silent();
        var proxy = LoopbackSocks.to(server, "alice:s3cret-word")) {
      ProxyRules rules = rules(proxy.port(), CREDENTIALS);

      Observation seen = ask(question(NONE, 443), Probes.LONG, rules);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(proxy.offered()).isEqualTo("[0, 2]");
      assertThat(seen.toString() + rules).doesNotContain("s3cret-word", "alice");
    }
  }

  @Test
  void a_proxy_that_wants_no_login_gets_none() {
    try (var server = LoopbackServer.silent();
        var proxy = LoopbackSocks.to(server)) {
      Observation seen = ask(question(NONE, 443), Probes.LONG, rules(proxy.port(), CREDENTIALS));

      assertThat(seen.state()).contains(PortState.OPEN);
    }
  }

  @Test
  void wrong_credentials_are_rejected() {
    try (var server = LoopbackServer.silent();
        var proxy = LoopbackSocks.to(server, "alice:another")) {
      Observation seen = ask(question(NONE, 443), Probes.LONG, rules(proxy.port(), CREDENTIALS));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(Cause.PROXY_CREDENTIALS_REJECTED);
      assertThat(proxy(seen).evidence()).isEqualTo("the proxy did not accept user and password");
    }
  }

  @Test
  void credentials_that_are_missing_are_demanded() {
    try (var server = LoopbackServer.silent();
        var proxy = LoopbackSocks.to(server, "alice:s3cret-word")) {
      Observation seen = ask(question(NONE, 443), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(Cause.PROXY_AUTHENTICATION_REQUIRED);
      assertThat(proxy(seen).evidence())
          .isEqualTo("the proxy takes none of what was offered: no login");
    }
  }

  @Test
  void credentials_that_are_too_long_are_our_fault() {
    try (var server = LoopbackServer.silent();
        var proxy = LoopbackSocks.to(server, "alice:s3cret-word")) {
      var credentials = new ProxyRules.Credentials("alice", "s3cret-word".repeat(30));

      Observation seen =
          Probes.ask(
              question(NONE, 443),
              Probes.LONG,
              TrustAnchors.DEFAULT,
              rules(proxy.port(), credentials));

      assertThat(seen.failure().orElseThrow().cause()).isEqualTo(Cause.INTERNAL_ERROR);
      assertThat(seen.failure().orElseThrow().detail())
          .isEqualTo(
              "the user name or password for the proxy 127.0.0.1:%s is longer than SOCKS5 can send:"
                      .formatted(proxy.port())
                  + " 255 bytes");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 400 Bad Request, HTTP/1.1 400 Bad Request",
    "SSH-2.0-OpenSSH_9.2, SSH-2.0-OpenSSH_9.2",
  })
  void what_is_no_socks_proxy_is_a_mismatch(String banner, String begins) {
    try (var proxy = LoopbackServer.saying(banner)) {
      Observation seen = ask(question(HTTPS, 443), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
      assertThat(proxy(seen).evidence())
          .startsWith("what answered is no SOCKS5 proxy; it begins '" + begins.charAt(0));
    }
  }

  @Test
  void a_success_of_which_the_end_is_not_known_is_no_tunnel() {
    try (var proxy = answering(5, 0, 5, 0, 0, 9)) {
      Observation seen = ask(question(NONE, 443), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
    }
  }

  @Test
  void a_reply_that_breaks_off_is_no_tunnel() {
    try (var proxy = answering(5, 0, 5, 0, 0, 1, 127, 0)) {
      Observation seen = ask(question(NONE, 443), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
    }
  }

  @Test
  void a_dead_proxy_is_unreachable() {
    Observation seen = ask(question(HTTPS, 443), Probes.LONG, rules(LoopbackServer.closedPort()));

    assertThat(seen.cause()).contains(Cause.PROXY_UNREACHABLE);
  }

  @Test
  void a_silent_proxy_is_silent() {
    try (var proxy = LoopbackServer.silent()) {
      Observation seen = ask(question(HTTPS, 443), Probes.SHORT, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(Cause.SILENT_AFTER_ACCEPT);
      assertThat(proxy(seen).evidence())
          .isEqualTo(
              "the proxy, asked for a way to log in: connected, then nothing came within 1 s");
    }
  }

  @Test
  void a_proxy_that_hangs_up_is_named() {
    try (var proxy = LoopbackServer.of(connection -> connection.getInputStream().read())) {
      Observation seen = ask(question(HTTPS, 443), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.layers()).extracting(Layer::name).containsExactly("proxy");
      assertThat(seen.cause())
          .isIn(Optional.of(Cause.CLOSED_AFTER_ACCEPT), Optional.of(Cause.CONNECTION_RESET));
    }
  }

  /**
   * A proxy that sends bytes at once, whatever it is asked, and closes when it is asked for more.
   */
  private static LoopbackServer answering(int... bytes) {
    return LoopbackServer.of(
        connection -> {
          for (int each : bytes) {
            connection.getOutputStream().write(each);
          }
          connection.getInputStream().readNBytes(4);
        });
  }

  private static ProxyRules rules(int port) {
    return Probes.through(ProxyServer.Kind.SOCKS5, port);
  }

  private static ProxyRules rules(int port, ProxyRules.Credentials credentials) {
    return Probes.through(ProxyServer.Kind.SOCKS5, port, Optional.of(credentials));
  }
}
