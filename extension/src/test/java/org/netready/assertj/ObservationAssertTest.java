// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.assertj.ReadinessAssertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.ByHand;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.opentest4j.AssertionFailedError;

class ObservationAssertTest {

  @Test
  void what_holds_passes_and_can_be_chained() {
    assertThat(ByHand.answered())
        .isOpen()
        .resolvesTo("10.0.0.6", "10.0.0.5")
        .resolvesToPrivateAddresses()
        .hasCertificateFor("registry.example.com")
        .hasCertificateFor("a.apps.example.com")
        .hasCertificateFor("10.0.0.5")
        .isTrusted()
        .hasIssuer("Example CA")
        .speaksTls("TLSv1.3")
        .speaksTls("1.3")
        .answers(200, 401)
        .hasField("Docker-Distribution-API-Version", "registry/2.0")
        .respondsWithin(Duration.ofSeconds(1))
        .isDirect();
  }

  @Test
  void what_holds_at_one_address_must_hold_at_all() {
    Observation first = ByHand.answered();
    var second =
        new Conversation(
            Optional.of(IpAddress.parse("10.0.0.6")), 443, List.of(ByHand.tls(false, true)));
    var seen =
        new Observation(
            first.question(),
            first.place(),
            first.state(),
            first.layers(),
            List.of(first.conversations().get(0), second),
            first.failure(),
            1,
            first.took());

    assertThat(seen).hasCertificateFor("registry.example.com");
    assertThatThrownBy(() -> assertThat(seen).isTrusted())
        .hasMessageContaining(
            "but was:      not so in 1 of 2 conversations: a chain to an authority of")
        .hasMessageContaining("tls:          at 10.0.0.6, port 443: TLSv1.3");
    assertThatThrownBy(() -> assertThat(seen).answers(401))
        .hasMessageContaining("not so in 1 of 2 conversations: no HTTP answer: ");
  }

  @Test
  void a_failure_tells_the_facts() {
    assertThatThrownBy(() -> assertThat(ByHand.filtered()).isOpen())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            registry.example.com, 443/tcp should be open
              probe:        HTTPS, /v2/
              from:         jump
              to:           registry.example.com (10.0.0.5), 443/tcp
              expected:     OPEN
              but was:      FILTERED: no answer in 5 s
              resolve:      10.0.0.5 from the system's resolver (3 ms)
              connect:      CONNECT_TIMED_OUT: no answer in 5 s (5 s)
              hint:         a firewall drops the packets, or the host is down""");
  }

  @Test
  void a_failure_begins_with_its_description_and_has_both_values() {
    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> assertThat(ByHand.closed()).as("the site's registry").isOpen())
        .withMessageStartingWith(
            "[the site's registry] registry.example.com, 443/tcp should be open\n  probe:  ")
        .satisfies(
            failure -> {
              assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("OPEN");
              assertThat(failure.getActual().getStringRepresentation())
                  .isEqualTo("CLOSED: a reset");
            });
  }

  @Test
  void a_layer_that_was_not_reached_fails_with_the_reason() {
    assertThatThrownBy(() -> assertThat(ByHand.unresolved()).answers(200))
        .hasMessage(
            """
            registry.example.com, 443/tcp should answer with status 200
              probe:        HTTPS, /v2/
              from:         jump
              to:           registry.example.com, 443/tcp
              expected:     status 200
              but was:      no HTTP answer: the probe ended in layer resolve, NAME_NXDOMAIN: NXDOMAIN from 10.0.0.2
              resolve:      NAME_NXDOMAIN: NXDOMAIN from 10.0.0.2 (3 ms)
              hint:         the name is misspelt, or this resolver does not serve its zone""");
  }

  @Test
  void what_broke_in_netready_proves_nothing() {
    assertThatThrownBy(() -> assertThat(ByHand.broken()).isBlocked())
        .hasMessage(
            """
            registry.example.com, 443/tcp should be blocked
              probe:        HTTPS, /v2/
              from:         jump
              to:           registry.example.com, 443/tcp
              expected:     CLOSED or FILTERED or UNREACHABLE
              but was:      no state of the port: LIMIT_REACHED: the suite's limit of 10 min was over
              failure:      LIMIT_REACHED: the suite's limit of 10 min was over""");
  }

  @Test
  void one_address_of_two_is_not_enough() {
    Observation half = ByHand.seen(PortState.OPEN, oneOpenOneFiltered(Optional.empty()));

    assertThatThrownBy(() -> assertThat(half).isOpen())
        .hasMessage(
            """
            registry.example.com, 443/tcp should be open
              probe:        HTTPS, /v2/
              from:         jump
              to:           registry.example.com, 443/tcp
              expected:     OPEN
              but was:      not so at every address and port: OPEN: 1 of 2 open
              connect:      1 of 2 open (2.5 s)
                            10.0.0.5, port 443: OPEN: open (under 1 ms)
                            10.0.0.6, port 443: FILTERED: no answer in 2.5 s (2.5 s)""");
  }

  @Test
  void a_host_with_one_open_address_is_not_blocked() {
    Observation half =
        ByHand.seen(
            PortState.FILTERED, oneOpenOneFiltered(Optional.of(Cause.SOME_ADDRESSES_CLOSED)));

    assertThatThrownBy(() -> assertThat(half).isBlocked())
        .hasMessageContaining(
            "\n  but was:      not so at every address and port: FILTERED: 1 of 2 open\n");
  }

  @Test
  void blocked_is_each_state_in_which_nothing_gets_through() {
    assertThat(ByHand.closed()).isBlocked().isClosed().failedBecause(Cause.CONNECT_REFUSED);
    assertThat(ByHand.filtered()).isBlocked().isFiltered();
    assertThat(ByHand.seen(PortState.UNREACHABLE)).isBlocked();
  }

  @Test
  void silence_over_udp_is_neither_open_nor_blocked() {
    Observation silent = ByHand.seen(PortState.OPEN_OR_FILTERED);

    assertThatThrownBy(() -> assertThat(silent).isOpen()).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(silent).isBlocked()).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(silent).isFiltered()).isInstanceOf(AssertionError.class);
  }

  @Test
  void what_a_site_signed_is_trusted_by_the_site_and_went_through_its_proxy() {
    Observation inspected =
        ByHand.seen(PortState.OPEN, ByHand.proxied(Optional.empty()), ByHand.tls(false, true));

    assertThat(inspected).isTrustedBySite().usesProxy("proxy:3128");
  }

  @Test
  void assertions_that_would_say_nothing_are_refused() {
    Observation seen = ByHand.answered();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(seen).answers())
        .withMessage("no status codes; expected at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(seen).resolvesTo())
        .withMessage("no addresses; expected at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(seen).hasIssuer(" "))
        .withMessage("part is blank; expected a text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(seen).speaksTls("SSLv3"))
        .withMessage("'SSLv3' is not a TLS version; expected a form like TLSv1.3");
  }

  @Test
  void what_a_peer_sent_cannot_forge_a_fact() {
    Layer.Http hostile =
        new Layer.Http(
            200,
            Map.of("server", "\u001b[2J\u202e\n  expected:     x"),
            "",
            Optional.empty(),
            "status 200",
            Duration.ZERO);

    assertThatThrownBy(
            () -> assertThat(ByHand.seen(PortState.OPEN, hostile)).hasField("server", "nginx"))
        .hasMessageContaining(
            "\n  but was:      server: ?[2J?\n                  expected:     x\n");
  }

  @Test
  void nothing_at_all_fails() {
    assertThatThrownBy(() -> assertThat((Observation) null).isOpen())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expecting actual not to be null");
  }

  @Test
  void an_observation_within_another_object_can_be_asserted() {
    Object seen = ByHand.answered();

    assertThat(seen).asInstanceOf(ReadinessAssertions.OBSERVATION).isOpen();
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void a_hint_is_one_line(Cause cause) {
    assertThat(Hints.of(cause)).doesNotContain("\n").hasSizeLessThan(100);
  }

  private static Layer.Connect oneOpenOneFiltered(Optional<Cause> cause) {
    return new Layer.Connect(
        List.of(
            new Layer.Attempt(
                443,
                new ConnectOutcome(
                    IpAddress.parse("10.0.0.5"),
                    PortState.OPEN,
                    Optional.empty(),
                    "open",
                    Duration.ofNanos(900))),
            new Layer.Attempt(
                443,
                new ConnectOutcome(
                    IpAddress.parse("10.0.0.6"),
                    PortState.FILTERED,
                    Optional.of(Cause.CONNECT_TIMED_OUT),
                    "no answer in 2.5 s",
                    Duration.ofMillis(2500)))),
        cause,
        "1 of 2 open",
        Duration.ofMillis(2500));
  }
}
