// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.assertj.ReadinessAssertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.ByHand;
import org.netready.probe.Cause;
import org.netready.probe.Observation;
import org.netready.probe.PortState;

/** What each assertion on an observation says when it fails. */
class ObservationFailuresTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void every_assertion_says_what_was_expected_and_seen(
      Observation seen, Consumer<ObservationAssert> assertion, String expected, String butWas) {
    assertThatThrownBy(() -> assertion.accept(assertThat(seen)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "\n  expected:     " + expected + "\n  but was:      " + butWas + "\n");
  }

  static Stream<Arguments> failures() {
    Observation answered = ByHand.answered();
    Observation untrusted =
        ByHand.seen(PortState.OPEN, ByHand.connected(), ByHand.tls(false, false));
    Observation direct = ByHand.seen(PortState.OPEN, ByHand.connected());
    Observation proxied = ByHand.seen(PortState.OPEN, ByHand.proxied(Optional.empty()));
    Observation denied =
        ByHand.seen(PortState.OPEN, ByHand.proxied(Optional.of(Cause.PROXY_DENIED)));
    String issuer = "issued by CN=Example CA 1,O=Example";
    String names = "[registry.example.com, *.apps.example.com, 10.0.0.5]";
    String notAsked = "it was not asked for, or not needed; the layers were connect";
    return Stream.of(
        failure("isClosed", answered, it -> it.isClosed(), "CLOSED", "OPEN: open at 10.0.0.5"),
        failure(
            "isFiltered", ByHand.closed(), it -> it.isFiltered(), "FILTERED", "CLOSED: a reset"),
        failure(
            "resolvesTo",
            answered,
            it -> it.resolvesTo("10.0.0.5"),
            "[10.0.0.5]",
            "[10.0.0.5, 10.0.0.6]"),
        failure(
            "resolvesToPrivateAddresses",
            ByHand.seen(PortState.OPEN, ByHand.resolved("10.0.0.5", "8.8.8.8")),
            it -> it.resolvesToPrivateAddresses(),
            "private addresses only",
            "[10.0.0.5, 8.8.8.8]"),
        failure(
            "resolvesTo without a resolver",
            direct,
            it -> it.resolvesTo("10.0.0.5"),
            "[10.0.0.5]",
            "no addresses: " + notAsked),
        failure(
            "hasCertificateFor",
            answered,
            it -> it.hasCertificateFor("a.b.apps.example.com"),
            "a certificate for a.b.apps.example.com",
            "a certificate for " + names),
        failure(
            "hasCertificateFor another address",
            answered,
            it -> it.hasCertificateFor("10.0.0.6"),
            "a certificate for 10.0.0.6",
            "a certificate for " + names),
        failure(
            "isTrusted",
            untrusted,
            it -> it.isTrusted(),
            "a valid chain to a public root, for the name that was asked for",
            "a chain to an authority of the site, " + issuer + ", for other names: " + names),
        failure(
            "isTrusted without TLS",
            direct,
            it -> it.isTrusted(),
            "a valid chain to a public root, for the name that was asked for",
            "no certificate: " + notAsked),
        failure(
            "isTrustedBySite",
            answered,
            it -> it.isTrustedBySite(),
            "a valid chain to an authority of the site, for the name that was asked for",
            "a chain to a public root, " + issuer),
        failure(
            "hasIssuer",
            answered,
            it -> it.hasIssuer("Zscaler"),
            "an issuer with 'Zscaler'",
            "issuers [CN=Example CA 1,O=Example]"),
        failure("speaksTls", answered, it -> it.speaksTls("TLS 1.2"), "TLS 1.2", "TLSv1.3"),
        failure(
            "answers",
            answered,
            it -> it.answers(200, 204),
            "one of status [200, 204]",
            "status 401"),
        failure(
            "hasField",
            answered,
            it -> it.hasField("Server", "x"),
            "server: x",
            "no such field among [docker-distribution-api-version]"),
        failure(
            "respondsWithin",
            answered,
            it -> it.respondsWithin(Duration.ofMillis(41)),
            "an answer within 41 ms",
            "an answer after 42 ms"),
        failure(
            "respondsWithin, refused at once",
            ByHand.closed(),
            it -> it.respondsWithin(Duration.ofHours(1)),
            "an answer within 3600 s",
            "no answer: the probe ended in layer connect, CONNECT_REFUSED: a reset"),
        failure(
            "usesProxy",
            direct,
            it -> it.usesProxy(),
            "a proxy that lets it pass",
            "no way through a proxy: " + notAsked),
        failure(
            "usesProxy, denied",
            denied,
            it -> it.usesProxy(),
            "a proxy that lets it pass",
            "no way through a proxy: the probe ended in layer proxy, PROXY_DENIED: CONNECT"),
        failure(
            "isDirect",
            proxied,
            it -> it.isDirect(),
            "no proxy",
            "proxy proxy:3128: set by HTTPS_PROXY"),
        failure(
            "isDirect, not connected",
            ByHand.unresolved(),
            it -> it.isDirect(),
            "no proxy",
            "no connection: the probe ended in layer resolve, NAME_NXDOMAIN: NXDOMAIN from 10.0.0.2"),
        failure(
            "failedBecause",
            untrusted,
            it -> it.failedBecause(Cause.TLS_EXPIRED),
            "TLS_EXPIRED",
            "[TLS_WRONG_NAME]"),
        failure(
            "failedBecause, no failure",
            answered,
            it -> it.failedBecause(Cause.TLS_EXPIRED),
            "TLS_EXPIRED",
            "no failure"));
  }

  private static Arguments failure(
      String name,
      Observation seen,
      Consumer<ObservationAssert> assertion,
      String expected,
      String butWas) {
    return Arguments.of(Named.of(name, seen), assertion, expected, butWas);
  }
}
