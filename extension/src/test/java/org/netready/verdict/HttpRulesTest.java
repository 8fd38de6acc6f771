// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.OPEN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.spec.Service;
import org.netready.spec.Trust;

class HttpRulesTest {

  private static final String BLOCK_PAGE = "<h1>Access to this site has been blocked</h1>";

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 400, 401, 403, 404, 429, 500, 503})
  void any_status_of_an_authenticated_origin_passes(int status) {
    Check check = https(Trust.PUBLIC).build();

    CheckResult result = judge(check, Seen.of(check).state(OPEN).publicTls().http(status));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.expected())
        .isEqualTo("LISTENING: https answers, certificate from a public root");
    assertThat(result.butWas())
        .isEqualTo("OPEN: https answers %d, certificate from a public root".formatted(status));
  }

  @ParameterizedTest(name = "{0} {1} of inspected TLS: {2} {3}")
  @CsvSource({
    "200, '',      PASS,",
    "401, '',      PASS,",
    "404, '',      PASS,",
    "403, '',      INCONCLUSIVE, HTTP_BLOCK_PAGE",
    "503, '',      INCONCLUSIVE, HTTP_UNEXPECTED_STATUS",
    "200, 'Blocked by policy', FAIL, HTTP_BLOCK_PAGE",
    "403, 'Blocked by policy', FAIL, HTTP_BLOCK_PAGE",
    "200, 'Web page blocked',  FAIL, HTTP_BLOCK_PAGE",
    "200, '<html>Hello',       INCONCLUSIVE, NO_RIGHT_ANSWER_STATED",
    "404, '<!DOCTYPE html>',   INCONCLUSIVE, NO_RIGHT_ANSWER_STATED",
  })
  void an_inspection_can_have_written_the_answer(
      int status, String content, Verdict verdict, Cause cause) {
    Check check = https(Trust.PUBLIC).build();

    CheckResult result =
        judge(check, Seen.of(check).state(OPEN).siteTls().http(status, Map.of(), content));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
  }

  @ParameterizedTest
  @CsvSource({
    "302, https://portal.example.net/, '',                  HTTP_REDIRECTED_ELSEWHERE",
    "511, '',                          '',                  HTTP_BLOCK_PAGE",
    "200, '',                          'Web page blocked',  HTTP_BLOCK_PAGE",
  })
  void a_portal_with_any_certificate_is_no_private_service(
      int status, String location, String content, Cause cause) {
    Check check = https(Trust.PRIVATE).build();
    Map<String, String> fields = location.isEmpty() ? Map.of() : Map.of("location", location);

    CheckResult result =
        judge(check, Seen.of(check).state(OPEN).siteTls().http(status, fields, content));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(cause);
  }

  @Test
  void a_private_service_that_completes_the_handshake_and_says_nothing_is_no_proof_of_http() {
    Check check = https(Trust.PRIVATE).build();

    CheckResult silent =
        judge(check, Seen.of(check).state(OPEN).siteTls().noHttp(Cause.CLOSED_AFTER_ACCEPT));
    CheckResult answered = judge(check, Seen.of(check).state(OPEN).siteTls().http(401));

    assertThat(silent.verdict()).isEqualTo(Verdict.PASS);
    assertThat(silent.notes())
        .contains(
            "only the handshake was proved, and not HTTP: the connection was closed"
                + " (CLOSED_AFTER_ACCEPT)");
    assertThat(answered.notes()).noneMatch(it -> it.contains("HTTP"));
  }

  @ParameterizedTest(name = "{0} in clear text, location [{1}]: {2} {3}")
  @CsvSource({
    "200, '',                         INCONCLUSIVE, NO_RIGHT_ANSWER_STATED",
    "404, '',                         INCONCLUSIVE, NO_RIGHT_ANSWER_STATED",
    "403, '',                         FAIL,         HTTP_BLOCK_PAGE",
    "451, '',                         FAIL,         HTTP_BLOCK_PAGE",
    "511, '',                         FAIL,         HTTP_BLOCK_PAGE",
    "503, '',                         FAIL,         HTTP_UNEXPECTED_STATUS",
    "429, '',                         FAIL,         HTTP_UNEXPECTED_STATUS",
    "302, 'http://login.portal/',     FAIL,         HTTP_REDIRECTED_ELSEWHERE",
    "302, '//login.portal/',          FAIL,         HTTP_REDIRECTED_ELSEWHERE",
    "302, 'http://[bad',              FAIL,         HTTP_REDIRECTED_ELSEWHERE",
    "302, 'https://server-1/',        INCONCLUSIVE, NO_RIGHT_ANSWER_STATED",
    "302, 'https://www.server-1/x',   INCONCLUSIVE, NO_RIGHT_ANSWER_STATED",
    "302, 'https://evilserver-1/x',   FAIL,         HTTP_REDIRECTED_ELSEWHERE",
    "302, 'https://u@server-1:8443/', INCONCLUSIVE, NO_RIGHT_ANSWER_STATED",
    "302, '/\\login.portal/',         FAIL,         HTTP_REDIRECTED_ELSEWHERE",
    "302, 'portal:login',             FAIL,         HTTP_REDIRECTED_ELSEWHERE",
    "302, '/login?to=http://x/',      INCONCLUSIVE, NO_RIGHT_ANSWER_STATED",
    "302, '/login',                   INCONCLUSIVE, NO_RIGHT_ANSWER_STATED",
  })
  void clear_text_without_a_stated_answer_never_passes(
      int status, String location, Verdict verdict, Cause cause) {
    Check check = Checks.expecting(Expectation.LISTENING).service(Service.HTTP).build();
    Map<String, String> fields = location.isEmpty() ? Map.of() : Map.of("location", location);

    CheckResult result = judge(check, Seen.of(check).state(OPEN).http(status, fields, ""));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).contains(cause);
  }

  @ParameterizedTest(name = "{0} in clear text, to [{1}], [{2}]: {3} {4}")
  @CsvSource({
    "200, '',              '',                   PASS,",
    "302, '/ui',           '',                   PASS,",
    "302, 'http://portal', '',                   INCONCLUSIVE, HTTP_REDIRECTED_ELSEWHERE",
    "200, '',              'Captive portal',     FAIL,         HTTP_BLOCK_PAGE",
    "404, '',              '',                   FAIL,         HTTP_UNEXPECTED_STATUS",
    "403, '',              '',                   FAIL,         HTTP_BLOCK_PAGE",
    "307, 'http://portal', '',                   FAIL,         HTTP_REDIRECTED_ELSEWHERE",
  })
  void clear_text_with_a_stated_answer_is_held_to_it(
      int status, String location, String content, Verdict verdict, Cause cause) {
    Check check =
        Checks.expecting(Expectation.LISTENING)
            .service(Service.HTTP)
            .answers("X-Service", 200, 302)
            .build();
    Map<String, String> fields = Map.of("x-service", "a", "location", location);

    CheckResult result = judge(check, Seen.of(check).state(OPEN).http(status, fields, content));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
  }

  @ParameterizedTest(name = "a header [{0}] in clear text: {1}")
  @CsvSource({
    "'',              INCONCLUSIVE",
    "Date,            INCONCLUSIVE",
    "Server,          INCONCLUSIVE",
    "X-Frame-Options, INCONCLUSIVE",
    "X-Service,       PASS",
  })
  void what_any_portal_answers_is_no_proof_of_the_service(String header, Verdict verdict) {
    Checks http = Checks.expecting(Expectation.LISTENING).service(Service.HTTP);
    Check check = http.answers(header, 200).build();
    Map<String, String> fields =
        Map.of("date", "x", "server", "x", "x-frame-options", "x", "x-service", "x");

    CheckResult result =
        judge(check, Seen.of(check).state(OPEN).http(200, fields, "<h1>Welcome</h1>"));

    assertThat(result.verdict()).isEqualTo(verdict);
    if (verdict == Verdict.INCONCLUSIVE) {
      assertThat(result.cause()).contains(Cause.NO_RIGHT_ANSWER_STATED);
      assertThat(result.butWas()).isEqualTo("OPEN: it answers 200");
      assertThat(result.fix())
          .isEqualTo(
              "state in the row's answers what only 10.0.0.11, 6443/tcp has: a header or content");
    }
  }

  @Test
  void no_portal_is_on_the_way_from_a_machine_to_itself() {
    Checks http = Checks.expecting(Expectation.LISTENING).service(Service.HTTP).answers("", 200);
    Check self = http.fromRole("self").build();
    Check loopback = http.fromRole("k3s-agents").to("127.0.0.1").build();

    assertThat(judge(self, Seen.of(self).state(OPEN).http(200)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(loopback, Seen.of(loopback).at("127.0.0.1", 6443, OPEN).http(200)).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(judge(self, Seen.of(self).proxy(0, Optional.empty(), "").http(200)).verdict())
        .as("through a proxy")
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void an_authenticated_origin_is_held_to_a_stated_answer() {
    Check check = https(Trust.PUBLIC).answers("Accept-Ranges", 200).build();

    CheckResult wrongStatus = judge(check, Seen.of(check).state(OPEN).publicTls().http(403));
    CheckResult noField = judge(check, Seen.of(check).state(OPEN).publicTls().http(200));
    CheckResult right =
        judge(
            check,
            Seen.of(check).state(OPEN).publicTls().http(200, Map.of("accept-ranges", "x"), ""));

    assertThat(wrongStatus.cause()).contains(Cause.HTTP_UNEXPECTED_STATUS);
    assertThat(wrongStatus.butWas())
        .isEqualTo("OPEN, but it answers 403, not 200 with the field accept-ranges");
    assertThat(noField.cause()).contains(Cause.HTTP_UNEXPECTED_CONTENT);
    assertThat(noField.butWas())
        .isEqualTo("OPEN, but it answers 200 without the field accept-ranges");
    assertThat(right.verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest(name = "site''s own certificate {0}, answers stated {1}: {2}")
  @CsvSource({
    "true,  true,  PASS",
    "true,  false, INCONCLUSIVE",
    "false, true,  PASS",
    "false, false, INCONCLUSIVE",
  })
  void a_site_service_passes_by_its_stated_answer_alone(
      boolean isSite, boolean isStated, Verdict verdict) {
    Checks builder = https(Trust.SITE);
    Check check = isStated ? builder.answers("", 200).build() : builder.build();

    CheckResult result =
        judge(
            check,
            Seen.of(check).state(OPEN).tls(!isSite, isSite, Optional.empty(), true).http(200));

    assertThat(result.verdict()).isEqualTo(verdict);
  }

  @Test
  void a_private_https_service_passes_by_its_handshake() {
    Check check = https(Trust.PRIVATE).build();

    CheckResult result =
        judge(
            check,
            Seen.of(check)
                .state(OPEN)
                .badTls(Cause.TLS_SELF_SIGNED)
                .noHttp(Cause.CLOSED_AFTER_ACCEPT));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_connection_that_closes_instead_of_an_answer_is_a_failure() {
    Check check = https(Trust.PUBLIC).build();

    CheckResult result =
        judge(check, Seen.of(check).state(OPEN).publicTls().noHttp(Cause.CLOSED_AFTER_ACCEPT));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.CLOSED_AFTER_ACCEPT);
    assertThat(result.butWas()).isEqualTo("OPEN, but the connection was closed");
  }

  @ParameterizedTest(name = "registry answers {0} with [{1}]: {2} {3}")
  @CsvSource({
    "200, registry/2.0, PASS,",
    "401, Registry/2.0, PASS,",
    "401, registry/1.0, FAIL, HTTP_UNEXPECTED_CONTENT",
    "200, '',           FAIL, HTTP_UNEXPECTED_CONTENT",
    "403, registry/2.0, FAIL, HTTP_UNEXPECTED_STATUS",
    "404, registry/2.0, FAIL, HTTP_UNEXPECTED_STATUS",
  })
  void a_registry_is_known_by_its_field(int status, String value, Verdict verdict, Cause cause) {
    Check check = https(Trust.PUBLIC).service(Service.REGISTRY).build();
    Map<String, String> fields = Map.of("Docker-Distribution-Api-Version", value);

    CheckResult result =
        judge(check, Seen.of(check).state(OPEN).publicTls().http(status, fields, ""));

    assertThat(result.expected())
        .isEqualTo(
            "LISTENING: registry answers 200 or 401 with docker-distribution-api-version:"
                + " registry/2.0, certificate from a public root");
    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
  }

  @Test
  void a_field_that_the_row_states_is_due_beside_the_registrys_own() {
    Check check = https(Trust.PUBLIC).service(Service.REGISTRY).answers("X-Upstream", 401).build();
    Map<String, String> fields = Map.of("docker-distribution-api-version", "registry/2.0");

    CheckResult result = judge(check, Seen.of(check).state(OPEN).publicTls().http(401, fields, ""));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.butWas()).isEqualTo("OPEN, but it answers 401 without the field x-upstream");
  }

  @Test
  void a_registry_behind_a_forged_certificate_never_passes() {
    Check check = https(Trust.PUBLIC).service(Service.REGISTRY).build();
    Map<String, String> fields = Map.of("docker-distribution-api-version", "registry/2.0");

    CheckResult result =
        judge(check, Seen.of(check).state(OPEN).badTls(Cause.TLS_UNTRUSTED).http(200, fields, ""));

    assertThat(result.cause()).contains(Cause.TLS_INTERCEPTED);
  }

  @Test
  void an_inspected_registry_that_blocks_is_a_block_page() {
    Check check = https(Trust.PUBLIC).service(Service.REGISTRY).build();

    CheckResult result =
        judge(check, Seen.of(check).state(OPEN).siteTls().http(403, Map.of(), BLOCK_PAGE));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.HTTP_BLOCK_PAGE);
    assertThat(result.fix()).isEqualTo("allow server-1 in the web filter for agent-1");
  }

  private static Checks https(Trust trust) {
    return Checks.expecting(Expectation.LISTENING).service(Service.HTTPS).trust(trust);
  }

  private static CheckResult judge(Check check, Seen seen) {
    return Judge.judge(check, seen.build(), List.of());
  }
}
