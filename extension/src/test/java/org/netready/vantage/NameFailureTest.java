// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.NameOutcome;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Why a name is not found, by what real name servers answer. */
class NameFailureTest {

  private static final String NAME = "registry.example.com";

  @Test
  void an_answer_that_is_too_long_for_udp_is_asked_for_over_tcp() throws Exception {
    Zone zone = new Zone().with(NAME, "192.0.2.7");
    try (var server =
        NameServer.behaving(
            (query, overTcp) ->
                Optional.of(overTcp ? zone.answer(query).toWire() : NameServer.truncated(query)))) {
      NameOutcome outcome = new Lookups().site(server).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_NOT_RESOLVED);
      assertThat(outcome.answers().get(0).addresses())
          .containsExactly(IpAddress.parse("192.0.2.7"));
    }
  }

  @Test
  void a_resolver_that_refuses_tcp_has_no_long_answers() throws Exception {
    try (var server =
        NameServer.withoutTcp((query, overTcp) -> Optional.of(NameServer.truncated(query)))) {
      NameOutcome outcome = new Lookups().site(server).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_TRUNCATED);
      assertThat(outcome.evidence())
          .isEqualTo(
              server.name()
                  + " says that its answer is too long for UDP, and over TCP: no connection"
                  + " (refused)");
    }
  }

  /** Whoever asks with EDNS gets long answers over UDP; the system's resolver does not. */
  @Test
  void long_answers_are_asked_for_as_the_system_asks() throws Exception {
    Zone zone = new Zone().with(NAME, "192.0.2.7");
    try (var server =
        NameServer.withoutTcp(
            (query, overTcp) ->
                Optional.of(
                    query.getOPT() == null
                        ? NameServer.truncated(query)
                        : zone.answer(query).toWire()))) {
      assertThat(new Lookups().site(server).of(NAME).cause()).contains(Cause.NAME_TRUNCATED);
    }
  }

  @Test
  void a_host_without_a_route_to_its_name_servers_has_no_names_for_that_reason() {
    var failure = new NameFailure(Cause.NAME_RESOLVER_TIMEOUT, "", "nobody can be reached");

    assertThat(failure.withoutRoute())
        .isEqualTo(
            new NameFailure(
                Cause.LOCAL_NO_ROUTE,
                "",
                "this host has no route to its name servers: nobody can be reached"));
  }

  @Test
  void a_resolver_that_is_silent_over_tcp_has_none_either() throws Exception {
    try (var server =
        NameServer.behaving(
            (query, overTcp) ->
                overTcp ? Optional.empty() : Optional.of(NameServer.truncated(query)))) {
      NameOutcome outcome = new Lookups().site(server).of(NAME, Duration.ofSeconds(2));

      assertThat(outcome.cause()).contains(Cause.NAME_TRUNCATED);
      assertThat(outcome.evidence()).endsWith("too long for UDP, and over TCP: no answer");
    }
  }

  @Test
  void an_answer_with_another_id_is_none() throws Exception {
    try (var server =
        NameServer.behaving(
            (query, overTcp) -> {
              byte[] answer = NameServer.answerTo(query, Rcode.NXDOMAIN).toWire();
              answer[0]++;
              return Optional.of(answer);
            })) {
      NameOutcome outcome = new Lookups().site(server).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_MALFORMED_ANSWER);
      assertThat(outcome.evidence())
          .startsWith(server.name() + " sends what is no answer to the question: ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 11, 12, 300, 1400})
  void garbage_is_no_answer(int length) throws Exception {
    var garbage = new byte[length];
    Arrays.fill(garbage, (byte) 0xc0);
    try (var server = NameServer.behaving((query, overTcp) -> Optional.of(garbage))) {
      NameOutcome outcome = new Lookups().site(server).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_MALFORMED_ANSWER);
    }
  }

  @Test
  void a_name_that_points_at_itself_in_the_message_is_garbage() throws Exception {
    try (var server =
        NameServer.behaving(
            (query, overTcp) -> {
              byte[] head = NameServer.answerTo(query, Rcode.NOERROR).toWire();
              byte[] answer = Arrays.copyOf(head, head.length + 12);
              answer[7] = 1;
              answer[head.length] = (byte) (0xc0 | head.length >> 8);
              answer[head.length + 1] = (byte) head.length;
              return Optional.of(answer);
            })) {
      NameOutcome outcome = new Lookups().site(server).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_MALFORMED_ANSWER);
    }
  }

  @Test
  void aliases_in_a_circle_have_no_address() throws Exception {
    Zone zone = new Zone().alias(NAME, "a.example.com").alias("a.example.com", NAME);
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = new Lookups().site(server).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_ALIAS_LOOP);
      assertThat(outcome.evidence())
          .isEqualTo(
              server.name()
                  + " answers with aliases that lead in a circle: a.example.com ->"
                  + " registry.example.com");
    }
  }

  @Test
  void an_alias_of_nothing_is_named() throws Exception {
    Zone zone = new Zone().alias(NAME, "cdn.example.com").alias("cdn.example.com", "x.example.net");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = new Lookups().site(server).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_NXDOMAIN);
      assertThat(outcome.evidence())
          .isEqualTo(
              server.name()
                  + " says NXDOMAIN: it is an alias of x.example.net, and there is no such name");
      assertThat(outcome.answers().get(0).v4().aliases())
          .containsExactly("cdn.example.com", "x.example.net");
    }
  }

  @Test
  void no_address_of_one_family_and_silence_of_the_other_is_not_no_address() throws Exception {
    try (var server =
        NameServer.behaving(
            (query, overTcp) ->
                query.getQuestion().getType() == Type.A
                    ? Optional.empty()
                    : Optional.of(NameServer.answerTo(query, Rcode.NOERROR).toWire()))) {
      NameOutcome outcome = new Lookups().site(server).of(NAME, Duration.ofSeconds(1));

      assertThat(outcome.cause()).contains(Cause.NAME_RESOLVER_TIMEOUT);
    }
  }

  @Test
  void an_answer_of_64_kib_is_shortened() throws Exception {
    try (var server =
        NameServer.behaving(
            (query, overTcp) -> Optional.of(overTcp ? huge(query) : NameServer.truncated(query)))) {
      NameOutcome outcome = new Lookups().site(server).of(NAME);

      assertThat(outcome.answers().get(0).v4().addresses()).hasSize(64);
      assertThat(outcome.evidence()).hasSizeLessThan(400).contains("and 56 more");
    }
  }

  private static byte[] huge(Message query) throws java.io.IOException {
    var addresses = new String[3900];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = "10.%d.%d.1".formatted(i / 250, i % 250);
    }
    return new Zone().with(NAME, addresses).answer(query).toWire();
  }

  @Test
  void what_a_stranger_wrote_into_an_alias_is_safe_to_print() throws Exception {
    Zone zone = new Zone().alias(NAME, "\\027[31m\\010\\226\\128\\174.example.net");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = new Lookups().site(server).of(NAME);

      assertThat(outcome.evidence() + List.of(outcome.answers()))
          .contains(".example.net")
          .matches(text -> text.chars().allMatch(it -> it >= ' ' && it < 127), "is plain");
    }
  }
}
