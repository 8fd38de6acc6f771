// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.CLOSED;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;
import static org.netready.probe.PortState.OPEN_OR_FILTERED;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.spec.Service;

/** What shows that a host and the way there are alive, so that silence is a block. */
class ControlsTest {

  private final Check check = Checks.expecting(Expectation.BLOCKED).from("internet").build();
  private final Check www = Checks.expecting(Expectation.LISTENING).to("www.example.com").build();
  private final Observation alive =
      Seen.of(www).from("internet").at("198.51.100.1", 6443, OPEN).build();

  private final Check vxlan =
      Checks.expecting(Expectation.BLOCKED)
          .from("internet")
          .to(Checks.pinned("server-1", "203.0.113.11"))
          .ports("8472/udp")
          .build();
  private final Seen silent =
      Seen.of(vxlan).from("internet").at("203.0.113.11", 8472, OPEN_OR_FILTERED);
  private final Observation answered =
      Seen.of(vxlan).from("inside").at("10.0.0.11", 8472, OPEN).build();
  private final Check dns =
      Checks.expecting(Expectation.LISTENING).to("ns.example.com").ports("53/udp").build();
  private final Observation dnsAlive =
      Seen.of(dns).from("internet").at("198.51.100.53", 53, OPEN).build();

  @Test
  void a_block_without_a_control_says_how_to_give_one() {
    CheckResult result = judge(check, Seen.of(check).state(FILTERED));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NO_CONTROL);
    assertThat(result.notes())
        .containsExactly(
            "a dead host or path looks the same, and no control shows that they are alive");
    assertThat(result.fix())
        .isEqualTo(
            "add a requirement from: [k3s-agents], to: [k3s-servers] on a port known to be open,"
                + " which shows server-1 alive from the same vantage point, or a vantage point from"
                + " which 10.0.0.11, 6443/tcp is reached together with a 'control' of vantage point"
                + " 'internet'");
  }

  @Test
  void a_port_that_is_open_from_elsewhere_is_closed_here_by_a_filter() {
    Check vacant = Checks.expecting(Expectation.BLOCKED).from("internet").vacant().build();
    Observation inside = seenFrom("inside", vacant, OPEN);

    assertThat(judge(vacant, seenHere(vacant, CLOSED), inside, alive).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void a_block_names_its_control() {
    Observation control = Seen.of(check).from("agent-1").state(OPEN).build();

    CheckResult result = judge(check, Seen.of(check).state(FILTERED), control);

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes())
        .containsExactly(
            "host and path are alive: server-1, 6443/tcp, asked from agent-1 is OPEN",
            "a listener whose queue is full is silent as well: that it was a filter, only the port"
                + " open from another vantage point at the same time would show");
  }

  @Test
  void a_control_that_is_not_open_is_none_and_is_said() {
    Observation shut = Seen.of(check).from("agent-1").state(FILTERED).build();
    Observation broken = Seen.of(check).failure(Cause.INTERNAL_ERROR, "no login").build();

    CheckResult result = judge(check, Seen.of(check).state(FILTERED), shut, broken);

    assertThat(result.cause()).contains(Cause.NO_CONTROL);
    assertThat(result.notes())
        .contains(
            "the control server-1, 6443/tcp, asked from agent-1 does not count: FILTERED",
            "the control server-1, 6443/tcp, asked from agent-1 was not asked: no login");
  }

  @Test
  void a_control_shows_the_addresses_alive_at_which_it_opened_and_no_others() {
    Check name = Checks.expecting(Expectation.BLOCKED).to("api.example.com").build();
    Seen seen = Seen.of(name).at("192.0.2.1", 6443, FILTERED).at("192.0.2.2", 6443, FILTERED);
    Observation ofOne =
        Seen.of(name).at("192.0.2.2", 443, FILTERED).at("192.0.2.1", 443, OPEN).build();
    Observation ofBoth =
        Seen.of(name).at("192.0.2.1", 443, OPEN).at("192.0.2.2", 443, OPEN).build();

    CheckResult half = judge(name, seen, ofOne);

    assertThat(half.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(half.notes()).contains("no control opened at 192.0.2.2, which may be dead");
    assertThat(judge(name, seen, ofBoth).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_control_through_a_proxy_is_none() {
    Observation control =
        Seen.of(check).proxy(200, Optional.empty(), "tunnel opened").portState(OPEN).build();

    assertThat(judge(check, Seen.of(check).state(FILTERED), control).cause())
        .contains(Cause.NO_CONTROL);
  }

  @Test
  void a_control_that_opened_and_was_ended_at_once_is_none() {
    Optional<Cause> reset = Optional.of(Cause.CONNECTION_RESET);
    Observation control = Seen.of(check).at("10.0.0.11", 443, OPEN, reset).build();

    CheckResult result = judge(check, Seen.of(check).state(FILTERED), control);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NO_CONTROL);
    assertThat(result.notes())
        .contains(
            "the control server-1, 6443/tcp, asked from agent-1 does not count: OPEN, but nothing"
                + " was heard of the host");
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"CONNECTION_RESET", "CLOSED_AFTER_ACCEPT", "SILENT_AFTER_ACCEPT", "TLS_RESET"})
  void a_control_whose_service_said_nothing_is_none(Cause cause) {
    Check tls = Checks.expecting(Expectation.LISTENING).service(Service.TLS).build();
    Observation control = Seen.of(tls).state(OPEN).failedTls(cause).build();

    CheckResult result = judge(check, Seen.of(check).state(FILTERED), control);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void a_control_from_elsewhere_shows_the_host_alive_and_nothing_of_the_place_that_asked() {
    Observation inside = seenFrom("inside", check, OPEN);

    CheckResult result = judge(check, seenHere(check, FILTERED), inside);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NO_VANTAGE_CONTROL);
    assertThat(result.notes())
        .containsExactly(
            "the host is alive: server-1, 6443/tcp, asked from inside is OPEN",
            "nothing shows that internet reaches anything at all");
    assertThat(result.fix())
        .isEqualTo(
            "say in the environment what vantage point 'internet' reaches for certain, such as"
                + " 'www.example.com:443', as its 'control' under 'vantage-points'");
  }

  @Test
  void a_control_of_the_vantage_point_beside_one_from_elsewhere_makes_a_block() {
    Observation inside = seenFrom("inside", check, OPEN);
    Observation dead = Seen.of(www).from("internet").at("198.51.100.1", 6443, FILTERED).build();

    CheckResult passed = judge(check, seenHere(check, FILTERED), inside, alive);
    CheckResult cut = judge(check, seenHere(check, FILTERED), inside, dead);

    assertThat(passed.verdict()).isEqualTo(Verdict.PASS);
    assertThat(passed.notes())
        .containsExactly(
            "the host is alive: server-1, 6443/tcp, asked from inside is OPEN",
            "the vantage point is alive: www.example.com, 6443/tcp, asked from internet is OPEN");
    assertThat(cut.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(cut.cause()).contains(Cause.NO_VANTAGE_CONTROL);
    assertThat(cut.notes())
        .contains(
            "the control www.example.com, 6443/tcp, asked from internet does not count: FILTERED");
  }

  @Test
  void a_control_of_the_vantage_point_alone_shows_nothing_of_the_host() {

    CheckResult result = judge(check, seenHere(check, FILTERED), alive);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NO_CONTROL);
    assertThat(result.notes())
        .containsExactly(
            "a dead host or path looks the same, and no control shows that they are alive",
            "the vantage point is alive: www.example.com, 6443/tcp, asked from internet is OPEN,"
                + " which shows nothing of server-1");
  }

  @Test
  void an_address_that_no_control_was_asked_at_is_said_beside_a_block() {
    Observation inside = seenFrom("inside", check, OPEN);
    Check pinned =
        Checks.expecting(Expectation.BLOCKED)
            .from("internet")
            .to(Checks.pinned("server-1", "203.0.113.11"))
            .build();
    CheckResult result =
        judge(
            pinned,
            Seen.of(pinned).from("internet").at("203.0.113.11", 6443, FILTERED),
            inside,
            alive);

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes())
        .contains(
            "no control was asked at 203.0.113.11: that it is server-1, the environment or the"
                + " name says");
  }

  @Test
  void an_address_that_answers_on_another_port_is_not_dead_where_this_one_answers_elsewhere() {
    Check nodePort = Checks.expecting(Expectation.LISTENING).ports("30000/udp").build();
    Observation other = Seen.of(nodePort).from("internet").at("203.0.113.11", 30_000, OPEN).build();
    Observation shut =
        Seen.of(nodePort).from("internet").at("203.0.113.11", 30_000, OPEN_OR_FILTERED).build();

    assertThat(judge(vxlan, silent, answered, other).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(vxlan, silent, answered, shut, dnsAlive).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judge(vxlan, silent, other).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  /** It was called dead, since what opened there did so over TCP. */
  @Test
  void an_address_that_opens_over_tcp_is_not_dead_where_a_datagram_is_answered_elsewhere() {
    Check web = Checks.expecting(Expectation.LISTENING).ports("443/tcp").build();
    Observation open = Seen.of(web).from("internet").at("203.0.113.11", 443, OPEN).build();
    Observation shut = Seen.of(web).from("internet").at("203.0.113.11", 443, FILTERED).build();

    assertThat(judge(vxlan, silent, answered, dnsAlive, open).verdict()).isEqualTo(Verdict.PASS);
    CheckResult dead = judge(vxlan, silent, answered, dnsAlive, shut);
    assertThat(dead.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(dead.notes()).contains("no control opened at 203.0.113.11, which may be dead");
    assertThat(judge(vxlan, silent, answered, open).notes())
        .contains(
            "nothing shows that internet reaches anything at all",
            "the control server-1, 443/tcp, asked from internet does not count: OPEN, but over TCP");
    assertThat(judge(vxlan, silent, Seen.of(dns).from("inside").state(OPEN).build()).notes())
        .contains(
            "the control ns.example.com, 53/udp, asked from inside does not count: OPEN, but on"
                + " another port");
  }

  private static Seen seenHere(Check check, PortState state) {
    return Seen.of(check).from("internet").state(state);
  }

  private static Observation seenFrom(String place, Check check, PortState state) {
    return Seen.of(check).from(place).state(state).build();
  }

  private static CheckResult judge(Check check, Seen seen, Observation... controls) {
    return Judge.judge(check, seen.build(), List.of(controls));
  }
}
