// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.CLOSED;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;
import static org.netready.probe.PortState.OPEN_OR_FILTERED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.spec.Service;

class BlockedRulesTest {

  private final Check check = Checks.expecting(Expectation.BLOCKED).from("internet").build();

  /** Before an installation a closed port of an open network passed for blocked. */
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "6443/tcp, CLOSED,   INCONCLUSIVE, CONNECT_REFUSED",
    "6443/udp, CLOSED,   INCONCLUSIVE, UDP_PORT_UNREACHABLE",
    "6443/tcp, FILTERED, PASS,",
  })
  void where_nothing_listens_yet_only_silence_shows_a_filter(
      String ports, PortState state, Verdict verdict, Cause cause) {
    Check vacant = Checks.expecting(Expectation.BLOCKED).ports(ports).vacant().build();
    Observation control = Seen.of(vacant).at("10.0.0.11", 443, OPEN).build();

    CheckResult result = judge(vacant, Seen.of(vacant).state(state), control);

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
  }

  @Test
  void a_closed_port_where_nothing_listens_yet_says_what_would_show_more() {
    Check vacant = Checks.expecting(Expectation.BLOCKED).vacant().build();
    Observation control = Seen.of(vacant).at("10.0.0.11", 443, OPEN).build();

    CheckResult result = judge(vacant, Seen.of(vacant).state(CLOSED), control);

    assertThat(result.notes())
        .containsExactly(
            "nothing need listen there in this phase, and where nothing listens the host rejects by"
                + " itself: that shows no filter");
    assertThat(result.fix())
        .isEqualTo(
            "run again while something listens on 10.0.0.11, 6443/tcp, once it is installed say");
  }

  /** A misspelt name passed for blocked wherever a wildcard led it to a host with a closed port. */
  @Test
  void a_name_that_any_other_beside_it_could_be_is_not_blocked() {
    Check name = Checks.expecting(Expectation.BLOCKED).to("mistyped.example.com").build();
    Observation control = Seen.of(name).at("192.0.2.1", 443, OPEN).build();

    CheckResult result =
        judge(
            name,
            Seen.of(name).resolvedByWildcard("192.0.2.1").at("192.0.2.1", 6443, FILTERED),
            control);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NAME_WILDCARD);
    assertThat(result.fix())
        .isEqualTo(
            "check the spelling of mistyped.example.com, beside which any name has an address; if"
                + " it is right, give its address in the environment");
  }

  @Test
  void an_address_that_nobody_tried_is_not_blocked() {
    Check name = Checks.expecting(Expectation.BLOCKED).to("api.example.com").build();
    Observation control = Seen.of(name).at("192.0.2.1", 443, OPEN).build();
    Seen some = Seen.of(name).resolved("192.0.2.1", "192.0.2.2").at("192.0.2.1", 6443, FILTERED);

    CheckResult result = judge(name, some, control);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.SAMPLE_ONLY);
    assertThat(result.notes())
        .containsExactly("an address that was not asked may be open", "not tried: 192.0.2.2");
  }

  @Test
  void what_opens_and_is_ended_at_once_is_exposed() {
    Optional<Cause> reset = Optional.of(Cause.CONNECTION_RESET);

    CheckResult result = judge(check, Seen.of(check).at("10.0.0.11", 6443, OPEN, reset));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.EXPOSED);
    assertThat(result.notes())
        .containsExactly(
            "something accepts and ends the connection at once: the host, or a filter or proxy in"
                + " its stead");
  }

  @Test
  void silence_of_a_protocol_that_must_answer_is_a_block_beside_an_answer_over_udp() {
    Check dns = Checks.expecting(Expectation.BLOCKED).ports("53/udp").service(Service.DNS).build();
    Check echo = Checks.expecting(Expectation.LISTENING).ports("7/udp").build();
    Observation byTcp = Seen.of(check).state(OPEN).build();
    Observation byUdp = Seen.of(echo).state(OPEN).build();

    assertThat(judge(dns, Seen.of(dns).state(OPEN_OR_FILTERED), byTcp).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judge(dns, Seen.of(dns).state(OPEN_OR_FILTERED), byTcp, byUdp).verdict())
        .isEqualTo(Verdict.PASS);
  }

  /** As every TFTP server answers, and a host with several addresses. */
  @Test
  void an_answer_from_another_port_is_no_block_of_a_protocol_that_must_answer() {
    Check dns = Checks.expecting(Expectation.BLOCKED).ports("53/udp").service(Service.DNS).build();
    Check echo = Checks.expecting(Expectation.LISTENING).ports("7/udp").build();
    Optional<Cause> elsewhere = Optional.of(Cause.UDP_ANSWERED_ELSEWHERE);

    CheckResult result =
        judge(
            dns,
            Seen.of(dns).at("10.0.0.11", 53, OPEN_OR_FILTERED, elsewhere),
            Seen.of(echo).state(OPEN).build());

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).isEqualTo(elsewhere);
    assertThat(result.notes())
        .containsExactly(
            "something took the datagram and answered, by another address or port: that is no"
                + " block");
    assertThat(result.fix())
        .isEqualTo(
            "find what answered: if it is server-1, by another of its addresses or ports, block"
                + " 10.0.0.21 -> 10.0.0.11, 53/udp");
  }

  /** One SYN that a lossy line takes looks like a filter if there is no time to send it again. */
  @ParameterizedTest
  @CsvSource({"900, INCONCLUSIVE", "1500, INCONCLUSIVE", "3000, INCONCLUSIVE", "3500, PASS"})
  void silence_is_a_block_only_if_a_lost_packet_was_sent_again(long millis, Verdict verdict) {
    Observation control = Seen.of(check).from("agent-1").state(OPEN).build();
    Seen silent = Seen.of(check).waiting(Duration.ofMillis(millis)).state(FILTERED);

    CheckResult result = judge(check, silent, control);

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause().filter(Cause.LIMIT_REACHED::equals).isPresent())
        .isEqualTo(verdict == Verdict.INCONCLUSIVE);
  }

  /** A VXLAN that is exposed says nothing, and so does one behind a firewall. */
  @Test
  void silence_of_what_need_not_answer_is_no_block_beside_another_port() {
    Check vxlan =
        Checks.expecting(Expectation.BLOCKED).ports("8472/udp").service(Service.VXLAN).build();
    Check dns = Checks.expecting(Expectation.LISTENING).ports("53/udp").build();

    CheckResult result =
        judge(vxlan, Seen.of(vxlan).state(OPEN_OR_FILTERED), Seen.of(dns).state(OPEN).build());

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NO_CONTROL);
    assertThat(result.notes())
        .first()
        .isEqualTo(
            "silence over UDP shows a block only of a protocol that must answer, beside a control"
                + " that answers over UDP, or where this endpoint answers from another vantage"
                + " point");
  }

  @Test
  void silence_is_a_block_where_the_same_endpoint_answers_from_elsewhere() {
    Check udp = Checks.expecting(Expectation.BLOCKED).from("internet").ports("8472/udp").build();
    Check inside = Checks.expecting(Expectation.LISTENING).ports("8472/udp").build();
    Check dns = Checks.expecting(Expectation.LISTENING).ports("53/udp").build();
    Observation answered = Seen.of(inside).from("inside").state(OPEN).build();
    Observation here = Seen.of(dns).state(OPEN).build();

    assertThat(judge(udp, Seen.of(udp).state(OPEN_OR_FILTERED), answered).cause())
        .contains(Cause.NO_VANTAGE_CONTROL);
    assertThat(judge(udp, Seen.of(udp).state(OPEN_OR_FILTERED), answered, here).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void an_open_port_is_exposed_whether_its_service_answers_or_not() {
    Check tls = Checks.expecting(Expectation.BLOCKED).from("internet").service(Service.TLS).build();

    CheckResult result = judge(tls, Seen.of(tls).state(OPEN).failedTls(Cause.TLS_RESET));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.EXPOSED);
    assertThat(result.butWas()).isEqualTo("OPEN: answered in 3 ms");
    assertThat(result.fix()).isEqualTo("block 10.0.0.21 -> 10.0.0.11, 6443/tcp");
  }

  @Test
  void one_open_address_of_several_is_exposed() {
    Check name = Checks.expecting(Expectation.BLOCKED).to("api.example.com").build();

    CheckResult result =
        judge(
            name,
            Seen.of(name)
                .at("192.0.2.1", 6443, FILTERED)
                .at("192.0.2.2", 6443, OPEN)
                .at("192.0.2.3", 6443, FILTERED));

    assertThat(result.cause()).contains(Cause.EXPOSED);
    assertThat(result.fix()).isEqualTo("block 10.0.0.21 -> api.example.com (192.0.2.2), 6443/tcp");
  }

  @Test
  void what_a_proxy_refuses_is_not_blocked() {
    Observation control = Seen.of(check).state(OPEN).build();
    Optional<Cause> denied = Optional.of(Cause.PROXY_DENIED);

    CheckResult result = judge(check, Seen.of(check).proxy(403, denied, "CONNECT: 403"), control);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).isEqualTo(denied);
  }

  @Test
  void what_a_proxy_opens_is_exposed() {
    CheckResult result = judge(check, Seen.of(check).proxy(200, Optional.empty(), "tunnel opened"));

    assertThat(result.cause()).contains(Cause.EXPOSED);
    assertThat(result.butWas()).isEqualTo("OPEN: tunnel opened");
  }

  @Test
  void a_refused_datagram_needs_no_control_over_udp() {
    Check udp = Checks.expecting(Expectation.BLOCKED).ports("8472/udp").build();
    Observation byTcp = Seen.of(check).state(OPEN).build();

    assertThat(judge(udp, Seen.of(udp).state(CLOSED), byTcp).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(udp, Seen.of(udp).state(CLOSED)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void a_sample_shows_no_block_of_a_range() {
    Check range = Checks.expecting(Expectation.BLOCKED).ports("30000-32767/tcp").build();
    Observation control = Seen.of(check).state(OPEN).build();
    Seen two = Seen.of(range).at("10.0.0.11", 30_000, FILTERED).at("10.0.0.11", 32_767, FILTERED);

    CheckResult result = judge(range, two, control);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.SAMPLE_ONLY);
    assertThat(result.notes())
        .containsExactly(
            "a port that was not asked may be open", "a sample: 2 of 2768 ports asked");
    assertThat(result.fix())
        .isEqualTo("ask every one: set 'ranges: all' under 'limits' of the environment");
  }

  @Test
  void an_address_family_that_was_not_asked_may_be_open() {
    Check name = Checks.expecting(Expectation.BLOCKED).to("api.example.com").build();
    Seen seen = Seen.of(name).resolved("192.0.2.1", "2001:db8::1").at("192.0.2.1", 6443, FILTERED);
    Observation control = Seen.of(name).at("192.0.2.1", 443, OPEN).build();

    CheckResult result = judge(name, seen, control);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.LOCAL_NO_ROUTE);
    assertThat(result.notes())
        .containsExactly(
            "an address that was not asked may be open", "not tried: 2001:db8:0:0:0:0:0:1");
  }

  private static CheckResult judge(Check check, Seen seen, Observation... controls) {
    return Judge.judge(check, seen.build(), List.of(controls));
  }
}
