// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.OPEN;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.ProxyServer;
import org.netready.spec.Service;

class ProxyRulesTest {

  @ParameterizedTest(name = "{0}, CONNECT answered {1}: {3}")
  @CsvSource({
    "LISTENING, 0,   PROXY_UNREACHABLE,             FAIL",
    "LISTENING, 407, PROXY_AUTHENTICATION_REQUIRED, FAIL",
    "LISTENING, 403, PROXY_DENIED,                  FAIL",
    "LISTENING, 407, PROXY_CREDENTIALS_REJECTED,    FAIL",
    "LISTENING, 502, PROXY_NOT_CONNECTED,           FAIL",
    "PERMITTED, 403, PROXY_DENIED,                  FAIL",
    "PERMITTED, 502, PROXY_NOT_CONNECTED,           INCONCLUSIVE",
  })
  void a_proxy_that_does_not_open_a_tunnel_has_one_verdict(
      Expectation expectation, int status, Cause cause, Verdict verdict) {
    Check check = check(expectation, Service.HTTPS);

    CheckResult result =
        judge(check, Seen.of(check).proxy(status, Optional.of(cause), "CONNECT: " + status));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).contains(cause);
    assertThat(result.butWas()).isEqualTo("CONNECT: " + status);
  }

  @ParameterizedTest(name = "{0}, the SOCKS5 proxy replied {1}: {3}")
  @CsvSource({
    "LISTENING, 1, PROXY_NOT_CONNECTED, FAIL",
    "LISTENING, 2, PROXY_DENIED,        FAIL",
    "LISTENING, 4, CONNECT_UNREACHABLE, FAIL",
    "LISTENING, 5, CONNECT_REFUSED,     FAIL",
    "PERMITTED, 1, PROXY_NOT_CONNECTED, INCONCLUSIVE",
    "PERMITTED, 2, PROXY_DENIED,        FAIL",
    "PERMITTED, 4, CONNECT_UNREACHABLE, FAIL",
    "PERMITTED, 5, CONNECT_REFUSED,     INCONCLUSIVE",
    "BLOCKED,   5, CONNECT_REFUSED,     INCONCLUSIVE",
    "BLOCKED,   2, PROXY_DENIED,        INCONCLUSIVE",
  })
  void a_socks_proxy_that_does_not_open_a_tunnel_has_one_verdict(
      Expectation expectation, int reply, Cause cause, Verdict verdict) {
    Check check = check(expectation, Service.HTTPS);

    CheckResult result =
        judge(
            check,
            Seen.of(check).proxy(ProxyServer.Kind.SOCKS5, reply, Optional.of(cause), "no tunnel"));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).contains(cause);
    assertThat(result.notes())
        .contains("through the proxy proxy.corp:3128 (SOCKS5): set by HTTPS_PROXY");
  }

  @Test
  void a_tunnel_through_a_socks_proxy_is_one() {
    Check check = check(Expectation.LISTENING, Service.HTTP);
    Check blocked = check(Expectation.BLOCKED, Service.NONE);

    assertThat(judge(blocked, socks(blocked, Optional.empty()).portState(OPEN)).cause())
        .contains(Cause.EXPOSED);
    assertThat(judge(check, socks(check, Optional.empty()).portState(OPEN)).verdict())
        .as("a tunnel in which nothing was asked")
        .isEqualTo(Verdict.ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SILENT_AFTER_ACCEPT | check that the proxy proxy.corp:3128 is healthy; if it serves others, it waits for api.example.com, 6443/tcp: allow the proxy to connect there
          CLOSED_AFTER_ACCEPT | check that the proxy proxy.corp:3128 is healthy and serves agent-1
          CONNECTION_RESET    | check that the proxy proxy.corp:3128 is healthy and serves agent-1
          PROTOCOL_MISMATCH   | check what listens on proxy.corp:3128, and what the proxy there speaks
          CONNECT_REFUSED     | start the service on api.example.com, 6443/tcp; if it runs, a firewall rejects: allow the proxy proxy.corp:3128 to connect there
          CONNECT_UNREACHABLE | check that api.example.com is up, and that the proxy proxy.corp:3128 resolves it and has a route to it
          PROXY_NOT_CONNECTED | check that api.example.com is up, and that the proxy proxy.corp:3128 resolves it and may connect to api.example.com, 6443/tcp
          PROXY_CREDENTIALS_REJECTED | correct the credentials for the proxy proxy.corp:3128, or let it take Basic authentication from agent-1
          """)
  void advice_about_a_proxy_is_about_the_proxy(Cause cause, String fix) {
    Check check = check(Expectation.LISTENING, Service.HTTPS);

    assertThat(judge(check, socks(check, Optional.of(cause))).fix()).isEqualTo(fix);
  }

  @Test
  void advice_about_the_service_behind_a_tunnel_is_about_the_service() {
    Check check = check(Expectation.LISTENING, Service.HTTPS);

    CheckResult result = judge(check, tunnel(check).publicTls().noHttp(Cause.CLOSED_AFTER_ACCEPT));

    assertThat(result.fix()).startsWith("check that the service on api.example.com, 6443/tcp");
  }

  @Test
  void a_service_behind_a_tunnel_is_judged_as_any_other_and_the_proxy_is_named() {
    Check check = check(Expectation.LISTENING, Service.HTTPS);

    CheckResult result = judge(check, tunnel(check).publicTls().http(200));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes())
        .containsExactly("through the proxy proxy.corp:3128: set by HTTPS_PROXY");
  }

  @Test
  void a_service_that_does_not_answer_behind_a_tunnel_fails() {
    Check check = check(Expectation.LISTENING, Service.HTTPS);

    CheckResult result = judge(check, tunnel(check).failedTls(Cause.TLS_RESET));

    assertThat(result.cause()).contains(Cause.TLS_RESET);
  }

  @ParameterizedTest
  @EnumSource(
      value = Expectation.class,
      names = {"LISTENING", "PERMITTED"})
  void a_tunnel_alone_is_the_word_of_the_proxy(Expectation expectation) {
    Check check = check(expectation, Service.NONE);

    CheckResult result = judge(check, tunnel(check));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.TUNNEL_SILENT);
    assertThat(result.butWas()).isEqualTo("OPEN: tunnel opened");
    assertThat(result.notes())
        .contains("that the tunnel opened is the proxy's word only, and nothing came through it");
    assertThat(result.fix())
        .isEqualTo(
            "state the service of api.example.com, 6443/tcp in the row, so that it is asked through"
                + " the tunnel, or see the log of the proxy proxy.corp:3128");
  }

  @Test
  void what_comes_through_a_tunnel_unasked_proves_the_port() {
    Check check = check(Expectation.LISTENING, Service.NONE);

    CheckResult result = judge(check, tunnel(check).greeting("220 mail", Optional.empty()));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.butWas()).isEqualTo("OPEN: tunnel opened, and 220 mail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in</html>", " <!DOCTYPE html>", "HTTP/1.1 403 Forbidden"})
  void a_page_that_comes_through_a_tunnel_unasked_may_be_the_proxys(String page) {
    Check check = check(Expectation.LISTENING, Service.NONE);

    CheckResult result = judge(check, tunnel(check).greeting(page, Optional.empty()));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @ParameterizedTest
  @CsvSource({"LISTENING, FAIL", "PERMITTED, INCONCLUSIVE"})
  void a_tunnel_that_is_closed_at_once_shows_no_service(Expectation expectation, Verdict verdict) {
    Check check = check(expectation, Service.NONE);

    CheckResult result =
        judge(check, tunnel(check).greeting("", Optional.of(Cause.CLOSED_AFTER_ACCEPT)));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).contains(Cause.CLOSED_AFTER_ACCEPT);
  }

  @Test
  void a_tunnel_of_which_nothing_is_known_never_passes() {
    Check check = check(Expectation.LISTENING, Service.NONE);

    CheckResult result =
        judge(check, Seen.of(check).proxy(0, Optional.empty(), "").portState(OPEN));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
  }

  @Test
  void a_proxy_that_answers_clear_text_itself_is_told_from_the_service() {
    Check check = check(Expectation.LISTENING, Service.HTTP);

    CheckResult result = judge(check, Seen.of(check).proxy(0, Optional.empty(), "").http(407));

    assertThat(result.cause()).contains(Cause.PROXY_AUTHENTICATION_REQUIRED);
    assertThat(result.fix())
        .isEqualTo(
            "give credentials for the proxy proxy.corp:3128 in the environment, or exempt"
                + " api.example.com from authentication");
  }

  private static Seen socks(Check check, Optional<Cause> cause) {
    return Seen.of(check).proxy(ProxyServer.Kind.SOCKS5, 0, cause, "SOCKS5");
  }

  private static Seen tunnel(Check check) {
    return Seen.of(check).proxy(200, Optional.empty(), "tunnel opened").portState(OPEN);
  }

  private static Check check(Expectation expectation, Service service) {
    return Checks.expecting(expectation).to("api.example.com").service(service).build();
  }

  private static CheckResult judge(Check check, Seen seen) {
    return Judge.judge(check, seen.build(), List.of());
  }
}
