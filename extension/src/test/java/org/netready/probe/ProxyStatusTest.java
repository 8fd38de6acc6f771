// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.HTTP;
import static org.netready.probe.Application.Protocol.HTTPS;
import static org.netready.probe.Proxied.CREDENTIALS;
import static org.netready.probe.Proxied.ask;
import static org.netready.probe.Proxied.proxy;
import static org.netready.probe.Proxied.question;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an HTTP proxy answers in its own name, and what of it is the host's. */
class ProxyStatusTest {

  @ParameterizedTest
  @CsvSource({
    "HTTPS, 407, PROXY_AUTHENTICATION_REQUIRED",
    "HTTPS, 403, PROXY_DENIED",
    "HTTPS, 401, PROXY_AUTHENTICATION_REQUIRED",
    "HTTPS, 500, PROXY_NOT_CONNECTED",
    "HTTPS, 501, PROXY_DENIED",
    "HTTP,  500, PROXY_NOT_CONNECTED",
    "HTTPS, 502, PROXY_NOT_CONNECTED",
    "HTTPS, 504, PROXY_NOT_CONNECTED",
    "HTTP,  407, PROXY_AUTHENTICATION_REQUIRED",
    "HTTP,  503, PROXY_NOT_CONNECTED",
  })
  void a_proxy_that_declines_is_named_with_its_status(
      Application.Protocol protocol, int status, Cause cause) {
    String answer = "HTTP/1.1 %d No\r\nContent-Length: 0\r\n\r\n".formatted(status);
    try (var proxy = LoopbackServer.answering(answer)) {
      Observation seen = ask(question(protocol, 443), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(cause);
      assertThat(proxy(seen).status()).isEqualTo(status);
      assertThat(proxy(seen).evidence()).contains(status + " No");
    }
  }

  @Test
  void a_servers_own_500_is_told_from_the_proxys_by_its_way() {
    try (var proxy =
        LoopbackServer.answering(
            "HTTP/1.1 500 No\r\nVia: 1.1 proxy\r\nContent-Length: 0\r\n\r\n")) {
      Observation seen = ask(question(HTTP, 80), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} of tinyproxy: {1}")
  @CsvSource({
    "401 Unauthorized, PROXY_CREDENTIALS_REJECTED",
    "403 Filtered,     PROXY_DENIED",
    "400 Bad Request,  PROXY_DENIED",
  })
  void what_tinyproxy_writes_itself_is_no_answer_of_the_host(String status, Cause cause) {
    String answer = "HTTP/1.0 %s\r\nServer: tinyproxy/1.11.1\r\nConnection: close\r\n\r\n";
    try (var proxy = LoopbackServer.answering(answer.formatted(status))) {
      Observation seen =
          ask(question(HTTP, 80), Probes.LONG, rules(proxy.port(), Optional.of(CREDENTIALS)));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(cause);
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTPS, 407", "HTTP, 407", "HTTPS, 401"})
  void wrong_credentials_are_told_from_none(Application.Protocol protocol, int status) {
    String answer = "HTTP/1.1 %s No\r\nContent-Length: 0\r\n\r\n".formatted(status);
    try (var proxy = LoopbackServer.answering(answer)) {
      Observation seen =
          ask(question(protocol, 443), Probes.LONG, rules(proxy.port(), Optional.of(CREDENTIALS)));

      assertThat(seen.cause()).contains(Cause.PROXY_CREDENTIALS_REJECTED);
    }
  }

  @Test
  void a_proxy_that_wants_another_scheme_says_which() {
    try (var proxy =
        LoopbackServer.answering(
            "HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nproxy-authenticate: NTLM\r\n"
                + "Proxy-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n\r\n")) {
      Observation seen = ask(question(HTTPS, 443), Probes.LONG, rules(proxy.port()));

      assertThat(proxy(seen).evidence())
          .isEqualTo("the proxy answered 407 No; it takes Negotiate, NTLM, Digest");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "X-Squid-Error: ERR_DNS_FAIL 0, (ERR_DNS_FAIL 0)",
    "Proxy-Status: edge; error=connection_refused, (edge; error=connection_refused)",
  })
  void a_proxy_that_says_more_is_quoted(String field, String quoted) {
    try (var proxy = LoopbackServer.answering("HTTP/1.1 503 No\r\n%s\r\n\r\n".formatted(field))) {
      Observation seen = ask(question(HTTPS, 443), Probes.LONG, rules(proxy.port()));

      assertThat(proxy(seen).evidence()).isEqualTo("the proxy answered 503 No " + quoted);
    }
  }

  @Test
  void a_refusal_that_says_it_is_the_proxys_is_the_proxys() {
    try (var proxy =
        LoopbackServer.answering(
            "HTTP/1.1 403 Forbidden\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nContent-Length: 0\r\n\r\n")) {
      Observation seen = ask(question(HTTP, 80), Probes.LONG, rules(proxy.port()));

      assertThat(seen.state()).isEmpty();
      assertThat(seen.cause()).contains(Cause.PROXY_DENIED);
    }
  }

  private static ProxyRules rules(int port) {
    return rules(port, Optional.empty());
  }

  private static ProxyRules rules(int port, Optional<ProxyRules.Credentials> credentials) {
    return Probes.through(ProxyServer.Kind.HTTP, port, credentials);
  }
}
