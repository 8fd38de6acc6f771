// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.spec.Service;
import org.netready.spec.Trust;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Checks;
import org.netready.verdict.Judge;
import org.netready.verdict.Verdict;

/** An exemption accepts any issuer, and nothing that is out of date. */
class ExemptionTest {

  private static final String NAME = "service.example.test";
  private static final long THEN = Instant.parse("2015-01-01T00:00:00Z").toEpochMilli();
  private static final long PAST = Instant.parse("2021-09-30T00:00:00Z").toEpochMilli();
  private static final HeldCertificate ROGUE = TlsServers.authority("Rogue CA");

  static Stream<Arguments> outOfDate() {
    HeldCertificate own =
        TlsServers.certificate(NAME).validityInterval(THEN, PAST).signedBy(ROGUE).build();
    HeldCertificate selfSigned = TlsServers.certificate(NAME).validityInterval(THEN, PAST).build();
    HeldCertificate between =
        new HeldCertificate.Builder()
            .commonName("Issuing CA")
            .certificateAuthority(0)
            .validityInterval(THEN, PAST)
            .signedBy(ROGUE)
            .build();
    HeldCertificate below = TlsServers.certificate(NAME).signedBy(between).build();
    String said = "the certificate expired on 2021-09-30: CN=service";
    return Stream.of(
        Arguments.of(Service.TLS, own, List.of(), said),
        Arguments.of(Service.HTTPS, own, List.of(), said),
        Arguments.of(Service.TLS, selfSigned, List.of(), said),
        Arguments.of(
            Service.TLS,
            below,
            List.of(between),
            "the intermediate certificate expired on 2021-09-30: CN=Issuing CA"));
  }

  @ParameterizedTest
  @MethodSource("outOfDate")
  void what_is_out_of_date_fails(
      Service service, HeldCertificate own, List<HeldCertificate> between, String said) {
    CheckResult result = result(service, own, between.toArray(HeldCertificate[]::new));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.TLS_EXPIRED);
    assertThat(result.butWas()).isEqualTo("OPEN, but " + said);
  }

  @Test
  void an_unknown_issuer_passes_by_leave() {
    CheckResult result = result(Service.TLS, TlsServers.certificate(NAME).signedBy(ROGUE).build());

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes())
        .containsExactly(
            "exempt by the environment, which accepts any issuer here: by leave; it is issued by"
                + " CN=Rogue CA");
  }

  private static CheckResult result(
      Service service, HeldCertificate own, HeldCertificate... between) {
    Application.Protocol protocol =
        service == Service.TLS ? Application.Protocol.TLS : Application.Protocol.HTTPS;
    try (var server = TlsServers.serving(own, between)) {
      Check check =
          Checks.expecting(Expectation.LISTENING)
              .to(Probes.named(NAME, server.port(), protocol).destination())
              .ports(server.port() + "/tcp")
              .service(service)
              .trust(Trust.PUBLIC)
              .exempt("by leave")
              .build();
      Observation seen = Probes.ask(check.onNetwork().orElseThrow().question(), Probes.LONG);
      return Judge.judge(check, seen, List.of());
    }
  }
}
