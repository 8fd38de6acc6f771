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
import org.netready.spec.Service;

class ProxyRulesTest {

  @ParameterizedTest(name = "{0}, CONNECT answered {1}: {3}")
  @CsvSource({
    "LISTENING, 0,   PROXY_UNREACHABLE,             FAIL",
    "LISTENING, 407, PROXY_AUTHENTICATION_REQUIRED, FAIL",
    "LISTENING, 403, PROXY_DENIED,                  FAIL",
    "LISTENING, 502, PROXY_DENIED,                  FAIL",
    "PERMITTED, 403, PROXY_DENIED,                  FAIL",
    "PERMITTED, 502, PROXY_DENIED,                  INCONCLUSIVE",
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

  @Test
  void a_service_behind_a_tunnel_is_judged_as_any_other_and_the_proxy_is_named() {
    Check check = check(Expectation.LISTENING, Service.HTTPS);

    CheckResult result = judge(check, tunnel(check).publicTls().http(200));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes())
        .containsExactly("through the proxy proxy.corp:3128: HTTPS_PROXY is set");
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
