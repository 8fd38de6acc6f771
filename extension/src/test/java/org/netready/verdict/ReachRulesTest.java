// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.CLOSED;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;
import static org.netready.probe.PortState.UNREACHABLE;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.PortState;

class ReachRulesTest {

  @ParameterizedTest
  @EnumSource(
      value = Expectation.class,
      names = {"LISTENING", "PERMITTED"})
  void one_address_of_several_that_is_not_open_is_a_failure(Expectation expectation) {
    Check check = Checks.expecting(expectation).to("api.example.com").ports("443/tcp").build();

    CheckResult result =
        judge(
            check,
            Seen.of(check)
                .resolved("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4")
                .at("192.0.2.1", 443, OPEN)
                .at("192.0.2.2", 443, FILTERED)
                .at("192.0.2.3", 443, CLOSED)
                .at("192.0.2.4", 443, OPEN));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.SOME_ADDRESSES_CLOSED);
    assertThat(result.butWas())
        .isEqualTo(
            "2 of 4 addresses not OPEN: 192.0.2.2 FILTERED (no answer in 5 s), 192.0.2.3 CLOSED"
                + " (connection refused)");
    assertThat(result.fix())
        .isEqualTo("allow 10.0.0.21 -> api.example.com (192.0.2.2, 192.0.2.3), 443/tcp");
  }

  @Test
  void all_addresses_that_are_shut_alike_are_said_once() {
    Check check = Checks.expecting(Expectation.LISTENING).to("api.example.com").build();

    CheckResult result =
        judge(
            check, Seen.of(check).at("192.0.2.1", 6443, FILTERED).at("192.0.2.2", 6443, FILTERED));

    assertThat(result.cause()).contains(Cause.CONNECT_TIMED_OUT);
    assertThat(result.butWas()).isEqualTo("FILTERED: no answer in 5 s, at all 2 addresses");
  }

  @Test
  void of_addresses_that_are_shut_the_worst_decides() {
    Check check = Checks.expecting(Expectation.PERMITTED).to("api.example.com").build();

    CheckResult result =
        judge(check, Seen.of(check).at("192.0.2.1", 6443, CLOSED).at("192.0.2.2", 6443, FILTERED));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.CONNECT_TIMED_OUT);
  }

  @Test
  void a_family_without_a_route_here_is_left_out_and_said() {
    Check check = Checks.expecting(Expectation.LISTENING).to("api.example.com").build();

    CheckResult result =
        judge(
            check,
            Seen.of(check)
                .at("2001:db8::1", 6443, UNREACHABLE, Optional.of(Cause.LOCAL_NO_ROUTE))
                .at("192.0.2.1", 6443, OPEN));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.butWas()).isEqualTo("OPEN: answered in 3 ms");
    assertThat(result.notes())
        .contains("IPv6 addresses were left out: this host has no route for them");
  }

  @ParameterizedTest
  @CsvSource({
    "LISTENING, CONNECTION_RESET,    FAIL",
    "LISTENING, CLOSED_AFTER_ACCEPT, FAIL",
    "PERMITTED, CONNECTION_RESET,    INCONCLUSIVE",
    "PERMITTED, CLOSED_AFTER_ACCEPT, INCONCLUSIVE",
  })
  void a_port_that_opens_and_is_ended_at_once_is_no_pass(
      Expectation expectation, Cause cause, Verdict verdict) {
    Check check = Checks.expecting(expectation).build();

    CheckResult result =
        judge(check, Seen.of(check).at("10.0.0.11", 6443, OPEN, Optional.of(cause)));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).contains(cause);
    assertThat(result.state()).contains(OPEN);
    assertThat(result.butWas()).isEqualTo("OPEN: answered in 3 ms");
  }

  @ParameterizedTest
  @CsvSource({"LISTENING, FAIL", "PERMITTED, INCONCLUSIVE"})
  void one_address_that_ends_the_connection_is_not_hidden_by_others(
      Expectation expectation, Verdict verdict) {
    Check check = Checks.expecting(expectation).to("api.example.com").build();
    Optional<Cause> reset = Optional.of(Cause.CONNECTION_RESET);

    CheckResult result =
        judge(check, Seen.of(check).at("192.0.2.1", 6443, OPEN).at("192.0.2.2", 6443, OPEN, reset));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(reset);
    assertThat(result.butWas())
        .isEqualTo("1 of 2 addresses do not stay open: 192.0.2.2 OPEN (answered in 3 ms)");
    assertThat(result.fix()).contains("192.0.2.2").doesNotContain("192.0.2.1,");
  }

  @Test
  void no_route_for_any_family_is_a_failure() {
    Check check = Checks.expecting(Expectation.LISTENING).to("api.example.com").build();
    Optional<Cause> noRoute = Optional.of(Cause.LOCAL_NO_ROUTE);

    CheckResult result =
        judge(
            check,
            Seen.of(check)
                .at("2001:db8::1", 6443, UNREACHABLE, noRoute)
                .at("192.0.2.1", 6443, UNREACHABLE, noRoute));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).isEqualTo(noRoute);
    assertThat(result.fix()).isEqualTo("give agent-1 a route to api.example.com");
  }

  @ParameterizedTest(name = "{0} range with an {1} port: {2} {3}")
  @CsvSource({
    "LISTENING, OPEN,     PASS,",
    "LISTENING, CLOSED,   FAIL,         SOME_PORTS_CLOSED",
    "LISTENING, FILTERED, FAIL,         SOME_PORTS_CLOSED",
    "PERMITTED, OPEN,     PASS,",
    "PERMITTED, CLOSED,   INCONCLUSIVE, CONNECT_REFUSED",
    "PERMITTED, FILTERED, FAIL,         SOME_PORTS_CLOSED",
    "BLOCKED,   CLOSED,   FAIL,         EXPOSED",
  })
  void a_range_is_judged_by_its_worst_port(
      Expectation expectation, PortState odd, Verdict verdict, Cause cause) {
    Check check = Checks.expecting(expectation).ports("30000-32767/tcp").build();

    CheckResult result =
        judge(
            check,
            Seen.of(check)
                .at("10.0.0.11", 30000, OPEN)
                .at("10.0.0.11", 31000, odd)
                .at("10.0.0.11", 32767, OPEN));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
    assertThat(result.notes()).contains("a sample: 3 of 2768 ports asked");
  }

  @Test
  void a_range_says_which_ports_are_shut() {
    Check check = Checks.expecting(Expectation.LISTENING).ports("30000-30002/tcp").build();

    CheckResult result =
        judge(
            check,
            Seen.of(check)
                .at("10.0.0.11", 30000, OPEN)
                .at("10.0.0.11", 30001, FILTERED)
                .at("10.0.0.11", 30002, OPEN));

    assertThat(result.butWas())
        .isEqualTo("1 of 3 ports not OPEN: 30001 FILTERED (no answer in 5 s)");
    assertThat(result.fix()).isEqualTo("allow 10.0.0.21 -> 10.0.0.11, 30000-30002/tcp");
    assertThat(result.notes()).noneMatch(note -> note.contains("sampled"));
  }

  @Test
  void many_offenders_are_counted_and_the_first_are_named() {
    Check check = Checks.expecting(Expectation.LISTENING).ports("1-9/tcp").build();
    Seen seen = Seen.of(check);
    for (int port = 1; port < 9; port++) {
      seen.at("10.0.0.11", port, FILTERED);
    }

    CheckResult result = judge(check, seen.at("10.0.0.11", 9, OPEN).portState(FILTERED));

    assertThat(result.butWas())
        .startsWith("8 of 9 ports not OPEN: 1 FILTERED (no answer in 5 s), 2 ")
        .endsWith(" and 4 more");
  }

  private static CheckResult judge(Check check, Seen seen) {
    return Judge.judge(check, seen.build(), List.of());
  }
}
