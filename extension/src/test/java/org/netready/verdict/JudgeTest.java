// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.probe.PortState.CLOSED;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.endpoint.IpAddress;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.NameOutcome;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.spec.Service;

/** The table of port states and expectations, and what holds for all of it. */
class JudgeTest {

  @ParameterizedTest(name = "{0} {1} port that is {2}: {3}")
  @CsvSource({
    "LISTENING, tcp, OPEN,             PASS,",
    "LISTENING, tcp, CLOSED,           FAIL,         CONNECT_REFUSED",
    "LISTENING, tcp, FILTERED,         FAIL,         CONNECT_TIMED_OUT",
    "LISTENING, tcp, UNREACHABLE,      FAIL,         CONNECT_UNREACHABLE",
    "PERMITTED, tcp, OPEN,             PASS,",
    "PERMITTED, tcp, CLOSED,           INCONCLUSIVE, CONNECT_REFUSED",
    "PERMITTED, tcp, FILTERED,         FAIL,         CONNECT_TIMED_OUT",
    "PERMITTED, tcp, UNREACHABLE,      FAIL,         CONNECT_UNREACHABLE",
    "BLOCKED,   tcp, OPEN,             FAIL,         EXPOSED",
    "BLOCKED,   tcp, CLOSED,           INCONCLUSIVE, NO_CONTROL",
    "BLOCKED,   tcp, FILTERED,         INCONCLUSIVE, NO_CONTROL",
    "BLOCKED,   tcp, UNREACHABLE,      INCONCLUSIVE, NO_CONTROL",
    "LISTENING, udp, OPEN,             PASS,",
    "LISTENING, udp, CLOSED,           FAIL,         UDP_PORT_UNREACHABLE",
    "LISTENING, udp, FILTERED,         FAIL,         CONNECT_TIMED_OUT",
    "LISTENING, udp, UNREACHABLE,      FAIL,         CONNECT_UNREACHABLE",
    "LISTENING, udp, OPEN_OR_FILTERED, INCONCLUSIVE, UDP_SILENT",
    "PERMITTED, udp, OPEN,             PASS,",
    "PERMITTED, udp, CLOSED,           INCONCLUSIVE, UDP_PORT_UNREACHABLE",
    "PERMITTED, udp, OPEN_OR_FILTERED, INCONCLUSIVE, UDP_SILENT",
    "BLOCKED,   udp, OPEN,             FAIL,         EXPOSED",
    "BLOCKED,   udp, CLOSED,           INCONCLUSIVE, NO_CONTROL",
    "BLOCKED,   udp, OPEN_OR_FILTERED, INCONCLUSIVE, NO_CONTROL",
  })
  void every_port_state_has_one_verdict(
      Expectation expectation, String transport, PortState state, Verdict verdict, Cause cause) {
    Check check = Checks.expecting(expectation).ports("6443/" + transport).build();

    CheckResult result = judge(check, Seen.of(check).state(state));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
    assertThat(result.state()).contains(state);
  }

  @ParameterizedTest
  @CsvSource({"CLOSED, PASS", "FILTERED, PASS", "UNREACHABLE, PASS", "OPEN, FAIL"})
  void a_control_makes_a_shut_port_a_block(PortState state, Verdict verdict) {
    Check check = Checks.expecting(Expectation.BLOCKED).build();
    Check control = Checks.expecting(Expectation.LISTENING).ports("22/tcp").build();

    CheckResult result =
        judge(check, Seen.of(check).state(state), Seen.of(control).state(OPEN).build());

    assertThat(result.verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void an_open_port_of_which_nothing_else_was_seen_never_passes_for_a_service(Service service) {
    Check check = Checks.expecting(Expectation.LISTENING).service(service).build();

    CheckResult result = judge(check, Seen.of(check).state(OPEN));

    boolean isPathAll = service == Service.NONE || service.needsResponder();
    assertThat(result.verdict()).isEqualTo(isPathAll ? Verdict.PASS : Verdict.ERROR);
  }

  @ParameterizedTest
  @EnumSource(value = Expectation.class, names = "VALUE_ALLOWED", mode = EnumSource.Mode.EXCLUDE)
  void nothing_seen_never_passes(Expectation expectation) {
    Check check = Checks.expecting(expectation).to("a.example.com").build();

    assertThat(judge(check, Seen.of(check)).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(judge(check, Seen.of(check).portState(CLOSED)).verdict()).isEqualTo(Verdict.ERROR);
  }

  @Test
  void a_state_that_no_connect_bears_out_is_our_error() {
    Check check = Checks.expecting(Expectation.LISTENING).build();

    assertThat(judge(check, Seen.of(check).portState(OPEN)).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(judge(check, Seen.of(check).state(OPEN).portState(FILTERED)).verdict())
        .isEqualTo(Verdict.ERROR);
  }

  @ParameterizedTest
  @EnumSource(value = Expectation.class, names = "VALUE_ALLOWED", mode = EnumSource.Mode.EXCLUDE)
  void our_own_failure_is_an_error_with_its_detail(Expectation expectation) {
    Check check = Checks.expecting(expectation).build();

    CheckResult result =
        judge(check, Seen.of(check).state(OPEN).failure(Cause.LIMIT_REACHED, "10 s are over"));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.cause()).contains(Cause.LIMIT_REACHED);
    assertThat(result.butWas()).isEqualTo("10 s are over");
  }

  @Test
  void an_answer_to_another_question_is_our_error() {
    Check check = Checks.expecting(Expectation.LISTENING).build();
    Check other = Checks.expecting(Expectation.LISTENING).ports("22/tcp").build();

    CheckResult result = judge(check, Seen.of(other).state(OPEN));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.cause()).contains(Cause.INTERNAL_ERROR);
  }

  @ParameterizedTest
  @CsvSource({"LISTENING, FAIL", "PERMITTED, FAIL", "BLOCKED, INCONCLUSIVE"})
  void a_name_that_does_not_resolve_has_one_verdict(Expectation expectation, Verdict verdict) {
    Check check = Checks.expecting(expectation).to("a.example.com").build();

    CheckResult result =
        judge(check, Seen.of(check).notResolved(Cause.NAME_NXDOMAIN, "NXDOMAIN from 10.0.0.2"));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).contains(Cause.NAME_NXDOMAIN);
    assertThat(result.butWas()).isEqualTo("name not resolved: NXDOMAIN from 10.0.0.2");
  }

  @ParameterizedTest
  @CsvSource({
    "LISTENING, LOCAL_NO_ROUTE,  FAIL",
    "LISTENING, LOCAL_FIREWALL,  FAIL",
    "LISTENING, LOCAL_NO_SOCKET, ERROR",
    "PERMITTED, LOCAL_NO_SOCKET, ERROR",
    "BLOCKED,   LOCAL_NO_ROUTE,  INCONCLUSIVE",
    "BLOCKED,   LOCAL_FIREWALL,  INCONCLUSIVE",
    "BLOCKED,   LOCAL_NO_SOCKET, ERROR",
    "LISTENING, LOCAL_FIREWALL_POSSIBLE, FAIL",
    "BLOCKED,   LOCAL_FIREWALL_POSSIBLE, INCONCLUSIVE",
  })
  void a_local_fault_blocks_nothing(Expectation expectation, Cause cause, Verdict verdict) {
    Check check = Checks.expecting(expectation).build();
    Observation control = Seen.of(check).from("office").state(OPEN).build();

    CheckResult result =
        judge(
            check,
            Seen.of(check).at("10.0.0.11", 6443, PortState.UNREACHABLE, Optional.of(cause)),
            control);

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).contains(cause);
  }

  @Test
  void a_reset_on_the_path_says_who_may_have_sent_it() {
    Check check = Checks.expecting(Expectation.PERMITTED).build();

    CheckResult result = judge(check, Seen.of(check).state(CLOSED));

    assertThat(result.butWas()).isEqualTo("CLOSED: connection refused");
    assertThat(result.notes())
        .containsExactly(
            "a reset comes from the host, where nothing listens yet, or from a firewall that"
                + " rejects; nobody can tell which from here");
    assertThat(result.fix())
        .isEqualTo(
            "let something listen on 10.0.0.11, 6443/tcp and run again; if it is still refused,"
                + " allow 10.0.0.21 -> 10.0.0.11, 6443/tcp");
  }

  @Test
  void a_server_that_declines_to_serve_is_asked_to() {
    Check check =
        Checks.expecting(Expectation.LISTENING).service(Service.NTP).ports("123/udp").build();

    CheckResult result =
        judge(
            check,
            Seen.of(check)
                .state(OPEN)
                .greeting("NTP answered 'DENY'", Optional.of(Cause.SERVICE_DECLINED)));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.butWas()).isEqualTo("OPEN, but NTP answered 'DENY'");
    assertThat(result.fix()).isEqualTo("ask whoever runs 10.0.0.11, 123/udp to serve agent-1");
  }

  @Test
  void an_open_port_without_a_service_says_that_only_the_port_was_proved() {
    Check check = Checks.expecting(Expectation.LISTENING).build();

    CheckResult result = judge(check, Seen.of(check).state(OPEN));

    assertThat(result.butWas()).isEqualTo("OPEN: answered in 3 ms");
    assertThat(result.fix()).isEmpty();
    assertThat(result.notes())
        .containsExactly("only the port was proved: nothing was asked of whoever listens");
  }

  @ParameterizedTest
  @EnumSource(
      value = Service.class,
      names = {"SSH", "SMTP", "DNS", "NTP", "QUIC"})
  void a_greeting_passes_unless_it_is_wrong(Service service) {
    Check check = Checks.expecting(Expectation.LISTENING).service(service).build();
    Check path = Checks.expecting(Expectation.PERMITTED).service(service).build();
    Optional<Cause> wrong = Optional.of(Cause.PROTOCOL_MISMATCH);

    assertThat(judge(check, Seen.of(check).state(OPEN).greeting("hi", Optional.empty())).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(judge(check, Seen.of(check).state(OPEN).greeting("hi", wrong)))
        .extracting(CheckResult::verdict, CheckResult::cause)
        .containsExactly(Verdict.FAIL, wrong);
    assertThat(judge(path, Seen.of(path).state(OPEN).greeting("hi", wrong)))
        .extracting(CheckResult::verdict, CheckResult::cause)
        .containsExactly(Verdict.INCONCLUSIVE, wrong);
  }

  @Test
  void a_second_attempt_is_shown() {
    Check check = Checks.expecting(Expectation.LISTENING).build();

    CheckResult result = judge(check, Seen.of(check).state(FILTERED).attempts(2));

    assertThat(result.notes()).contains("asked 2 times; this is the last answer");
  }

  @Test
  void a_value_is_judged_by_its_rule() {
    Check wrong = Checks.ofValue("15000", List.of(), List.of("15000", "15001"));
    Check right = Checks.ofValue("1433", List.of("1433"), List.of());

    assertThat(Judge.judgeValue(wrong))
        .extracting(
            CheckResult::verdict,
            CheckResult::cause,
            CheckResult::expected,
            CheckResult::butWas,
            CheckResult::fix)
        .containsExactly(
            Verdict.FAIL,
            Optional.of(Cause.VALUE_NOT_ALLOWED),
            "VALUE_ALLOWED: sql-port is none of [15000, 15001]",
            "'15000'",
            "choose another value for sql-port");
    assertThat(Judge.judgeValue(right).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_value_and_the_network_are_not_judged_by_each_others_rules() {
    Check value = Checks.ofValue("1433", List.of("1433"), List.of());
    Check network = Checks.expecting(Expectation.LISTENING).build();

    assertThatThrownBy(() -> Judge.judgeValue(network))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Judge.judge(value, Seen.of(network).state(OPEN).build(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_that_a_search_domain_makes_is_nobodys() {
    Check check = Checks.expecting(Expectation.LISTENING).build();

    CheckResult result =
        judge(
            check,
            Seen.of(check)
                .notResolved(
                    Cause.NAME_SEARCH_DOMAIN, "server-1.example does not exist; so it is"));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.butWas()).isEqualTo("server-1.example does not exist; so it is");
    assertThat(result.fix())
        .isEqualTo(
            "check the spelling of server-1; ask the DNS team for an address of it, and why a"
                + " search domain of agent-1 has a wildcard");
  }

  @Test
  void what_is_odd_about_a_name_is_noted_with_a_pass() {
    Check check = Checks.expecting(Expectation.LISTENING).build();
    var names =
        new Layer.Resolve(
            new NameOutcome(
                List.of(IpAddress.parse("10.0.0.11")),
                Optional.empty(),
                "this host's resolver",
                "10.0.0.11",
                Duration.ZERO,
                List.of(),
                List.of("A is answered, AAAA is not"),
                Optional.empty()));

    CheckResult result = judge(check, Seen.of(check).layer(names).state(OPEN));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes()).contains("A is answered, AAAA is not");
  }

  private static CheckResult judge(Check check, Seen seen, Observation... controls) {
    return Judge.judge(check, seen.build(), List.of(controls));
  }

  @Test
  void a_control_that_met_somebody_else_shows_nothing_alive() {
    Check control = Checks.expecting(Expectation.LISTENING).service(Service.HTTPS).build();
    Observation impostor = Seen.of(control).state(PortState.OPEN).siteTls().http(403).build();
    Observation service = Seen.of(control).state(PortState.OPEN).publicTls().http(200).build();

    assertThat(Judge.asControl(control, impostor).failure()).isPresent();
    assertThat(Judge.asControl(control, service)).isEqualTo(service);
  }
}
