// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.OPEN;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.spec.Service;
import org.netready.spec.Trust;

class TlsRulesTest {

  @ParameterizedTest(name = "trust {0}, public {1}, site {2}, for name {3}: {4} {5}")
  @CsvSource({
    "PUBLIC,      true,  false, true,  PASS,",
    "PUBLIC,      true,  false, false, FAIL, TLS_WRONG_NAME",
    "PUBLIC,      false, true,  true,  PASS,",
    "PUBLIC,      false, true,  false, FAIL, TLS_WRONG_NAME",
    "PUBLIC,      false, false, true,  FAIL, TLS_INTERCEPTED",
    "PUBLIC,      false, false, false, FAIL, TLS_UNTRUSTED",
    "PUBLIC_ONLY, true,  false, true,  PASS,",
    "PUBLIC_ONLY, false, true,  true,  FAIL, TLS_INTERCEPTED",
    "PUBLIC_ONLY, false, false, true,  FAIL, TLS_INTERCEPTED",
    "SITE,        true,  false, true,  PASS,",
    "SITE,        false, true,  true,  PASS,",
    "SITE,        false, true,  false, FAIL, TLS_WRONG_NAME",
    "SITE,        false, false, true,  FAIL, TLS_UNTRUSTED",
    "PRIVATE,     false, false, false, PASS,",
  })
  void every_chain_has_one_verdict(
      Trust trust,
      boolean isPublic,
      boolean isSite,
      boolean isForName,
      Verdict verdict,
      Cause cause) {
    Optional<Cause> problem =
        isPublic || isSite ? Optional.empty() : Optional.of(Cause.TLS_UNTRUSTED);

    CheckResult result = judge(trust, seen -> seen.tls(isPublic, isSite, problem, isForName));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_SELF_SIGNED,   'OPEN, but the chain is bad: TLS_SELF_SIGNED'",
    "TLS_EXPIRED,       'OPEN, but the chain is bad: TLS_EXPIRED'",
    "TLS_NOT_YET_VALID, 'OPEN, but the chain is bad: TLS_NOT_YET_VALID'",
    "TLS_INCOMPLETE_CHAIN, 'OPEN, but the chain is bad: TLS_INCOMPLETE_CHAIN'",
    "TLS_UNTRUSTED,     'OPEN, but TLS is intercepted: issuer CN=Corp Proxy CA'",
  })
  void every_bad_chain_says_what_is_bad(Cause problem, String butWas) {
    CheckResult result = judge(Trust.PUBLIC, seen -> seen.badTls(problem));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.butWas()).isEqualTo(butWas);
  }

  @Test
  void inspection_by_an_authority_of_the_site_passes_with_a_note() {
    CheckResult result = judge(Trust.PUBLIC, Seen::siteTls);

    assertThat(result.notes())
        .containsExactly(
            "TLS is inspected by CN=Corp Proxy CA, an authority that the site declares");
  }

  @Test
  void interception_is_to_be_exempted() {
    CheckResult result = judge(Trust.PUBLIC_ONLY, Seen::siteTls);

    assertThat(result.fix()).isEqualTo("exempt server-1 from TLS inspection for agent-1");
  }

  @ParameterizedTest
  @CsvSource({
    "PRIVATE, TLS_CLIENT_CERTIFICATE_DEMANDED, PASS",
    "PRIVATE, TLS_RESET,                       FAIL",
    "PRIVATE, TLS_HANDSHAKE_FAILED,            FAIL",
    "PUBLIC,  TLS_RESET,                       FAIL",
    "PUBLIC,  TLS_CLIENT_CERTIFICATE_DEMANDED, FAIL",
    "PUBLIC,  TLS_NOT_SPOKEN,                  FAIL",
    "PUBLIC,  TLS_NO_COMMON_VERSION,           FAIL",
    "PUBLIC,  SILENT_AFTER_ACCEPT,             FAIL",
  })
  void a_handshake_that_is_not_completed_has_one_verdict(
      Trust trust, Cause cause, Verdict verdict) {
    assertThat(judge(trust, seen -> seen.failedTls(cause)).verdict()).isEqualTo(verdict);
  }

  @Test
  void a_private_service_says_that_its_authority_was_not_checked() {
    CheckResult result =
        judge(Trust.PRIVATE, seen -> seen.failedTls(Cause.TLS_CLIENT_CERTIFICATE_DEMANDED));

    assertThat(result.expected())
        .isEqualTo("LISTENING: tls answers, certificate from any authority");
    assertThat(result.butWas())
        .isEqualTo(
            "OPEN: TLSv1.3 a client certificate is demanded, certificate issued by"
                + " CN=Corp Proxy CA");
    assertThat(result.notes())
        .containsExactly(
            "the certificate's authority was not checked: it is the product's own",
            "the server asks for a client certificate; none was given");
  }

  @Test
  void a_service_that_does_not_answer_leaves_the_path_undecided() {
    Check check =
        Checks.expecting(Expectation.PERMITTED).service(Service.TLS).trust(Trust.PUBLIC).build();

    CheckResult result =
        Judge.judge(
            check, Seen.of(check).state(OPEN).failedTls(Cause.TLS_RESET).build(), List.of());

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.TLS_RESET);
  }

  private static CheckResult judge(Trust trust, java.util.function.UnaryOperator<Seen> tls) {
    Check check = Checks.expecting(Expectation.LISTENING).service(Service.TLS).trust(trust).build();
    return Judge.judge(check, tls.apply(Seen.of(check).state(OPEN)).build(), List.of());
  }
}
