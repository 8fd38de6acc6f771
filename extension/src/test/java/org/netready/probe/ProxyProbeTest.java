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

import java.util.List;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;

class ProxyProbeTest {

  @Test
  void https_goes_through_a_tunnel_without_resolving_the_name() {
    HeldCertificate root = TlsServers.authority("Example Root");
    HeldCertificate own = TlsServers.certificate(NAME).signedBy(root).build();
    try (var server = TlsServers.serving(own);
        var proxy = LoopbackProxy.to(server)) {
      Observation seen =
          Probes.ask(
              question(HTTPS, 443),
              Probes.LONG,
              Probes.publicRoots(root.certificate()),
              rules(proxy));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(Probes.layers(seen)).containsExactly("proxy", "tls", "http");
      Layer.Proxy layer = proxy(seen);
      assertThat(layer.use().address()).isEqualTo("127.0.0.1:" + proxy.port());
      assertThat(layer.use().reason()).isEqualTo("set by the test");
      assertThat(layer.status()).isEqualTo(200);
      assertThat(layer.evidence())
          .isEqualTo("the proxy opened a tunnel: 200 Connection established");
      assertThat(Probes.answer(seen, Layer.Tls.class).isPublic()).isTrue();
      assertThat(proxy.request()).startsWith("CONNECT service.example.invalid:443 HTTP/1.1\r\n");
    }
  }

  @Test
  void ssh_speaks_through_a_tunnel() {
    try (var server = LoopbackServer.saying("SSH-2.0-OpenSSH_9.2\r\n");
        var proxy = LoopbackProxy.to(server)) {
      Observation seen = ask(question(SSH, 22), Probes.LONG, rules(proxy));

      assertThat(seen.cause()).isEmpty();
      assertThat(Probes.answer(seen, Layer.Greeting.class).greeting())
          .isEqualTo("SSH-2.0-OpenSSH_9.2");
    }
  }

  @Test
  void a_tunnel_makes_a_port_open() {
    try (var server = LoopbackServer.silent();
        var proxy = LoopbackProxy.to(server)) {
      Observation seen = ask(question(NONE, 443), Probes.LONG, rules(proxy));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(Probes.layers(seen)).containsExactly("proxy");
    }
  }

  @Test
  void a_range_is_sampled_by_tunnels() {
    try (var server = LoopbackServer.silent();
        var proxy = LoopbackProxy.to(server)) {
      var question =
          new Question(
              Question.Kind.SERVICE,
              Destination.of(Host.parse(NAME)),
              new Ports(30000, 32767, Transport.TCP),
              Application.NONE);

      Observation seen = ask(question, Probes.LONG, rules(proxy));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(proxy(seen).evidence()).isEqualTo("8 of 2768 ports sampled: 8 of 8 tunnels open");
    }
  }

  @Test
  void plain_http_goes_in_absolute_form() {
    try (var server = LoopbackServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        var proxy = LoopbackProxy.to(server)) {
      Observation seen = ask(question(HTTP, 80), Probes.LONG, rules(proxy));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(Probes.layers(seen)).containsExactly("proxy", "http");
      assertThat(Probes.answer(seen, Layer.Http.class).status()).isEqualTo(200);
      assertThat(proxy.request())
          .startsWith("GET http://service.example.invalid/ HTTP/1.1\r\n")
          .contains("Host: service.example.invalid\r\n");
    }
  }

  @Test
  void a_dead_proxy_is_unreachable() {
    int port = LoopbackServer.closedPort();

    Observation seen = ask(question(HTTPS, 443), Probes.LONG, rules(port));

    assertThat(seen.state()).isEmpty();
    assertThat(seen.cause()).contains(Cause.PROXY_UNREACHABLE);
    assertThat(proxy(seen).evidence())
        .isEqualTo("no connection to the proxy at 127.0.0.1: connection refused");
  }

  @ParameterizedTest
  @CsvSource({"HTTPS", "HTTP"})
  void a_silent_proxy_is_silent(Application.Protocol protocol) {
    try (var proxy = LoopbackServer.silent()) {
      Observation seen = ask(question(protocol, 443), Probes.SHORT, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(Cause.SILENT_AFTER_ACCEPT);
      assertThat(proxy(seen).evidence()).endsWith("connected, then nothing came within 1 s");
    }
  }

  @Test
  void what_is_no_proxy_is_a_mismatch() {
    try (var proxy = LoopbackServer.answering("SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
      Observation seen = ask(question(HTTPS, 443), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
      assertThat(proxy(seen).evidence())
          .isEqualTo("what answered is no HTTP proxy; it begins 'SSH-2.0-OpenSSH_9.2\\r\\n\\r\\n'");
    }
  }

  @Test
  void an_endless_head_of_a_proxy_is_cut_off() {
    try (var proxy =
        LoopbackServer.of(
            connection -> {
              while (true) {
                LoopbackServer.send(connection, "HTTP/1.1 200 OK\r\nX: y\r\n".repeat(1000));
              }
            })) {
      Observation seen = ask(question(HTTPS, 443), Probes.LONG, rules(proxy.port()));

      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
    }
  }

  @Test
  void credentials_are_sent_to_the_proxy_and_shown_nowhere() {
    try (var server = LoopbackServer.silent();
        var proxy = LoopbackProxy.to(server)) {
      ProxyRules rules = rules(proxy.port(), Optional.of(CREDENTIALS));

      Observation seen = ask(question(NONE, 443), Probes.LONG, rules);

      assertThat(proxy.request())
          .contains("Proxy-Authorization: Basic YWxpY2U6czNjcmV0LXdvcmQ=\r\n");
      assertThat(seen.toString() + rules + CREDENTIALS)
          .doesNotContain("s3cret-word", "YWxpY2U6czNjcmV0LXdvcmQ=");
    }
  }

  @Test
  void credentials_that_a_proxy_sends_back_are_shown_nowhere() {
    String echo = "Proxy-Authorization: Basic YWxpY2U6czNjcmV0LXdvcmQ= (alice:s3cret-word)";
    try (var proxy =
        LoopbackServer.answering(
            "HTTP/1.1 200 s3cret-word\r\nX-Echo: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(echo, echo.length(), echo))) {
      Observation seen =
          ask(question(HTTP, 80), Probes.LONG, rules(proxy.port(), Optional.of(CREDENTIALS)));

      assertThat(Probes.answer(seen, Layer.Http.class).content()).contains("(redacted)");
      assertThat(seen.toString()).doesNotContain("s3cret-word", "YWxpY2U6czNjcmV0LXdvcmQ=");
    }
  }

  @Test
  void a_tunnel_of_which_nothing_is_asked_is_listened_to() {
    try (var server = LoopbackServer.saying("hello");
        var proxy = LoopbackProxy.to(server)) {
      Observation seen = ask(question(NONE, 5000), Probes.LONG, rules(proxy));

      assertThat(Probes.answer(seen, Layer.Greeting.class).evidence())
          .isEqualTo("'hello' came unasked");
      assertThat(seen.cause()).isEmpty();
    }
  }

  @Test
  void a_tunnel_through_which_nothing_comes_has_nothing_to_say_of_the_host() {
    try (var server = LoopbackServer.silent();
        var proxy = LoopbackProxy.to(server)) {
      Observation seen = ask(question(NONE, 5000), Probes.LONG, rules(proxy));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.conversations()).singleElement().matches(it -> it.layers().isEmpty());
    }
  }

  @Test
  void a_tunnel_that_is_closed_without_a_word_says_so() {
    try (var server = LoopbackServer.of(connection -> {});
        var proxy = LoopbackProxy.to(server)) {
      Observation seen = ask(question(NONE, 5000), Probes.LONG, rules(proxy));

      assertThat(seen.cause()).contains(Cause.CLOSED_AFTER_ACCEPT);
      assertThat(Probes.answer(seen, Layer.Greeting.class).evidence())
          .isEqualTo("the connection opened, then closed by the peer without a word");
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTPS, HTTP", "HTTP, HTTP", "HTTPS, SOCKS5", "HTTP, SOCKS5"})
  void credentials_that_are_cut_off_in_a_quotation_are_shown_nowhere(
      Application.Protocol protocol, ProxyServer.Kind kind) {
    String echo = "You sent, and are not allowed to: Basic YWxpY2U6czNjcmV0LXdvcmQ=\r\n\r\n";
    try (var proxy = LoopbackServer.of(connection -> LoopbackServer.send(connection, echo))) {
      Observation seen =
          ask(
              question(protocol, 443),
              Probes.LONG,
              Probes.through(kind, proxy.port(), Optional.of(CREDENTIALS)));

      assertThat(seen.cause()).isPresent();
      assertThat(seen.toString()).doesNotContain("YWxp", "czNj", "s3cr");
    }
  }

  @Test
  void an_exception_goes_directly_and_says_why() {
    try (var server = LoopbackServer.silent()) {
      var dead =
          new ProxyServer(
              ProxyServer.Kind.HTTP,
              Host.parse("127.0.0.1"),
              LoopbackServer.closedPort(),
              Optional.empty());
      var rule = new ProxyRules.Rule(dead, "HTTPS_PROXY", List.of(".example.invalid"), "NO_PROXY");

      Observation seen =
          ask(Probes.named(NAME, server.port(), NONE), Probes.LONG, ProxyRules.of(rule));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.layers())
          .extracting(Layer::name)
          .containsExactly("direct", "resolve", "connect");
      assertThat(seen.layer(Layer.Direct.class).orElseThrow().evidence())
          .isEqualTo("no proxy used: no-proxy entry '.example.invalid' (NO_PROXY)");
    }
  }

  private static ProxyRules rules(LoopbackProxy proxy) {
    return rules(proxy.port());
  }

  private static ProxyRules rules(int port) {
    return rules(port, Optional.empty());
  }

  private static ProxyRules rules(int port, Optional<ProxyRules.Credentials> credentials) {
    return Probes.through(ProxyServer.Kind.HTTP, port, credentials);
  }
}
