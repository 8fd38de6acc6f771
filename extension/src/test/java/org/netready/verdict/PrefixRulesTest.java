// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;
import static org.netready.probe.PortState.OPEN_OR_FILTERED;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Prefix;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.Destination;
import org.netready.probe.Observation;
import org.netready.probe.PortState;

/** A prefix of two hosts, 10.0.0.1 and 10.0.0.2, and what was seen of each. */
class PrefixRulesTest {

  private static final String PREFIX = "10.0.0.0/30";

  /** {@code -} is an address that was not asked: a sample. No cell that is not all OPEN passes. */
  @ParameterizedTest(name = "{0} {1} and {2}: {3}")
  @CsvSource({
    "LISTENING, OPEN,        OPEN,        PASS,",
    "LISTENING, OPEN,        -,           PASS,",
    "LISTENING, OPEN,        FILTERED,    INCONCLUSIVE, SOME_ADDRESSES_CLOSED",
    "LISTENING, OPEN,        CLOSED,      INCONCLUSIVE, SOME_ADDRESSES_CLOSED",
    "LISTENING, FILTERED,    FILTERED,    FAIL, CONNECT_TIMED_OUT",
    "LISTENING, FILTERED,    -,           INCONCLUSIVE, CONNECT_TIMED_OUT",
    "LISTENING, UNREACHABLE, UNREACHABLE, FAIL, CONNECT_UNREACHABLE",
    "LISTENING, CLOSED,      CLOSED,      FAIL, CONNECT_REFUSED",
    "LISTENING, CLOSED,      -,           INCONCLUSIVE, CONNECT_REFUSED",
    "PERMITTED, OPEN,        OPEN,        PASS,",
    "PERMITTED, OPEN,        FILTERED,    INCONCLUSIVE, SOME_ADDRESSES_CLOSED",
    "PERMITTED, CLOSED,      CLOSED,      INCONCLUSIVE, CONNECT_REFUSED",
    "PERMITTED, CLOSED,      FILTERED,    INCONCLUSIVE, CONNECT_REFUSED",
    "PERMITTED, FILTERED,    FILTERED,    FAIL, CONNECT_TIMED_OUT",
    "BLOCKED,   OPEN,        FILTERED,    FAIL, EXPOSED",
    "BLOCKED,   OPEN,        -,           FAIL, EXPOSED",
    "BLOCKED,   FILTERED,    -,           INCONCLUSIVE, SAMPLE_ONLY",
    "BLOCKED,   FILTERED,    FILTERED,    INCONCLUSIVE, NO_CONTROL",
  })
  void every_pair_of_states_has_one_verdict(
      Expectation expectation, String first, String second, Verdict verdict, Cause cause) {
    Check check = check(expectation, "443/tcp");

    CheckResult result = judge(check, seen(check, first, second));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
  }

  @Test
  void a_pass_says_what_was_asked() {
    Check check = check(Expectation.LISTENING, "443/tcp");

    assertThat(judge(check, seen(check, "OPEN", "OPEN")).notes())
        .contains("all 2 addresses of 10.0.0.0/30 asked");
    assertThat(judge(check, seen(check, "OPEN", "-")).notes())
        .contains("a sample: 1 of 2 addresses of 10.0.0.0/30 asked");
  }

  @Test
  void those_that_do_not_answer_are_counted_and_named_and_nothing_is_to_be_allowed() {
    Check check = check(Expectation.LISTENING, "443/tcp");

    CheckResult result = judge(check, seen(check, "OPEN", "FILTERED"));

    assertThat(result.butWas())
        .isEqualTo("1 of 2 addresses not OPEN: 10.0.0.2 FILTERED (no answer in 5 s)");
    assertThat(result.notes())
        .contains(
            "where nothing answers there may be no host, or a filter that drops: nobody can tell"
                + " which from here");
    assertThat(result.fix())
        .isEqualTo(
            "name the hosts that are in 10.0.0.0/30, in its place, so that each has to answer");
    assertThat(judge(check, seen(check, "FILTERED", "FILTERED")).fix())
        .isEqualTo(
            "see that a host is up in 10.0.0.0/30 and listens; if one does, allow 10.0.0.21 ->"
                + " 10.0.0.0/30, 443/tcp");
  }

  @Test
  void what_is_prohibited_fails_and_names_its_addresses() {
    Check check = check(Expectation.PERMITTED, "443/tcp");
    Seen seen =
        Seen.of(check)
            .at("10.0.0.1", 443, OPEN)
            .at("10.0.0.2", 443, PortState.UNREACHABLE, Optional.of(Cause.CONNECT_PROHIBITED));

    CheckResult result = judge(check, seen);

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.fix()).isEqualTo("allow 10.0.0.21 -> 10.0.0.2, 443/tcp");
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL_NO_ROUTE, give agent-1 a route to 10.0.0.0/30",
    "LOCAL_FIREWALL, 'correct the firewall on agent-1 itself: it forbids 10.0.0.21 -> 10.0.0.2, 443/tcp'",
  })
  void what_this_host_forbids_is_no_fault_of_the_far_side(Cause cause, String fix) {
    Check check = check(Expectation.LISTENING, "443/tcp");
    Seen seen =
        Seen.of(check)
            .at("10.0.0.1", 443, OPEN)
            .at("10.0.0.2", 443, PortState.UNREACHABLE, Optional.of(cause));

    CheckResult result = judge(check, seen);

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(cause);
    assertThat(result.fix()).isEqualTo(fix);
  }

  @Test
  void silence_over_udp_proves_nothing() {
    Check check = check(Expectation.LISTENING, "8472/udp");
    Seen seen =
        Seen.of(check)
            .at("10.0.0.1", 8472, OPEN_OR_FILTERED)
            .at("10.0.0.2", 8472, OPEN_OR_FILTERED);

    assertThat(judge(check, seen).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void a_whole_prefix_with_a_control_at_each_address_is_blocked() {
    Check check = check(Expectation.BLOCKED, "443/tcp");
    Check open = check(Expectation.LISTENING, "22/tcp");
    Observation both = Seen.of(open).at("10.0.0.1", 22, OPEN).at("10.0.0.2", 22, OPEN).build();
    Observation one = Seen.of(open).at("10.0.0.1", 22, OPEN).at("10.0.0.2", 22, FILTERED).build();
    Seen shut = seen(check, "FILTERED", "CLOSED");

    assertThat(Judge.judge(check, shut.build(), List.of(both)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(Judge.judge(check, shut.build(), List.of(one)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void a_sample_of_the_ports_is_no_block_either() {
    Check check = check(Expectation.BLOCKED, "30000-32767/tcp");
    Seen seen = Seen.of(check).at("10.0.0.1", 30_000, FILTERED).at("10.0.0.2", 30_000, FILTERED);

    CheckResult result = judge(check, seen);

    assertThat(result.cause()).contains(Cause.SAMPLE_ONLY);
    assertThat(result.notes())
        .contains("all 2 addresses of 10.0.0.0/30 asked", "a sample: 1 of 2768 ports asked");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,  PASS, 'every address of 10.0.0.0/8 (private, RFC 1918)'",
    "10.0.0.0/7,  FAIL, 'not every address is private: 10.0.0.0/7 (public)'",
    "172.0.0.0/11, FAIL, 'not every address is private: 172.0.0.0/11 (public)'",
    "fd00::/64,   PASS, 'every address of fd00:0:0:0:0:0:0:0/64 (unique local, RFC 4193)'",
    "127.0.0.0/8, FAIL, 'not every address is private: 127.0.0.0/8 (loopback)'",
  })
  void a_prefix_is_private_as_a_whole_or_not(String text, Verdict verdict, String butWas) {
    Check check =
        Checks.expecting(Expectation.PRIVATE_ADDRESS)
            .to(destination(Prefix.parse(text)))
            .addressesOnly()
            .build();

    CheckResult result = judge(check, Seen.of(check).resolved("10.0.0.1"));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.butWas()).isEqualTo(butWas);
  }

  private static CheckResult judge(Check check, Seen seen) {
    return Judge.judge(check, seen.build(), List.of());
  }

  private static Seen seen(Check check, String... states) {
    Seen seen = Seen.of(check);
    IntStream.range(0, states.length)
        .filter(i -> !states[i].equals("-"))
        .forEach(i -> seen.at("10.0.0." + (i + 1), 443, PortState.valueOf(states[i])));
    return seen;
  }

  private static Check check(Expectation expectation, String ports) {
    return Checks.expecting(expectation).to(destination(Prefix.parse(PREFIX))).ports(ports).build();
  }

  private static Destination destination(Prefix prefix) {
    return Destination.of(
        prefix, List.of(prefix.host(BigInteger.ZERO), prefix.host(BigInteger.ONE)));
  }
}
