// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.OPEN;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.ChainTrust.Store;
import org.netready.spec.Service;
import org.netready.spec.Trust;

/** Whose trust counts: the product's own store, this Java's, and exemptions. */
class TrustRulesTest {

  private static final String REASON = "inspected by leave";

  @ParameterizedTest
  @EnumSource(
      value = Trust.class,
      names = {"PUBLIC", "PUBLIC_ONLY", "SITE"})
  void what_the_products_own_store_does_not_trust_fails(Trust trust) {
    CheckResult result = judge(check(trust), it -> it.store(Store.PRODUCT, false).publicTls());

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.TLS_PRODUCT_DISTRUSTS);
    assertThat(result.butWas())
        .isEqualTo(
            "OPEN, but the product's own trust store does not trust the certificate of issuer"
                + " CN=Public CA; a store of public roots does");
    assertThat(result.fix())
        .isEqualTo(
            "add the certificate's authority to the trust store that the product uses; if it is an"
                + " inspection's, exempt server-1 from it for agent-1");
  }

  @Test
  void inspection_that_the_site_declares_fails_where_the_product_does_not_know_it() {
    CheckResult result = judge(check(Trust.PUBLIC), it -> it.store(Store.PRODUCT, false).siteTls());

    assertThat(result.cause()).contains(Cause.TLS_PRODUCT_DISTRUSTS);
  }

  @Test
  void a_private_authority_is_not_held_against_the_products_store() {
    CheckResult result =
        judge(check(Trust.PRIVATE), it -> it.store(Store.PRODUCT, false).siteTls());

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void what_the_product_trusts_passes_with_a_note() {
    CheckResult result =
        judge(check(Trust.PUBLIC), it -> it.store(Store.PRODUCT, true).onlyOthersTls());

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes())
        .containsExactly(
            "TLS is inspected by CN=Corp Proxy CA, an authority that the product's store has");
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC,      FAIL, TLS_INTERCEPTED",
    "PUBLIC_ONLY, FAIL, TLS_INTERCEPTED",
    "SITE,        PASS,",
  })
  void an_authority_that_this_java_alone_knows_is_not_public(
      Trust trust, Verdict verdict, Cause cause) {
    CheckResult result =
        judge(check(trust), it -> it.store(Store.JAVA, true).badTls(Cause.TLS_UNTRUSTED));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
    assertThat(result.notes())
        .containsExactly(
            verdict == Verdict.PASS
                ? "the issuer CN=Corp Proxy CA is trusted by this Java's own store alone; the"
                    + " environment does not declare it"
                : "the chain is bad: TLS_UNTRUSTED");
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC,      TLS_UNTRUSTED,        PASS",
    "PUBLIC,      TLS_SELF_SIGNED,      PASS",
    "PUBLIC,      TLS_INCOMPLETE_CHAIN, PASS",
    "SITE,        TLS_UNTRUSTED,        PASS",
    "PUBLIC,      TLS_EXPIRED,          FAIL",
    "PUBLIC,      TLS_NOT_YET_VALID,    FAIL",
    "PUBLIC_ONLY, TLS_UNTRUSTED,        FAIL",
  })
  void an_exemption_is_from_the_issuer_alone(Trust trust, Cause problem, Verdict verdict) {
    CheckResult result = judge(check(trust, REASON), it -> it.badTls(problem));

    assertThat(result.verdict()).isEqualTo(verdict);
  }

  @Test
  void an_exemption_is_never_silent() {
    CheckResult result = judge(check(Trust.PUBLIC, REASON), it -> it.badTls(Cause.TLS_UNTRUSTED));

    assertThat(result.notes())
        .containsExactly(
            "exempt by the environment, which accepts any issuer here: inspected by leave; it is"
                + " issued by CN=Corp Proxy CA");
  }

  @Test
  void an_exemption_from_the_products_store_is_said_too() {
    CheckResult result =
        judge(check(Trust.PUBLIC, REASON), it -> it.store(Store.PRODUCT, false).publicTls());

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes())
        .containsExactly(
            "exempt by the environment, which accepts any issuer here: inspected by leave; it is"
                + " issued by CN=Public CA; the product's own trust store does not trust it");
  }

  @Test
  void an_exemption_that_is_not_needed_is_not_said() {
    CheckResult result = judge(check(Trust.PUBLIC, REASON), Seen::publicTls);

    assertThat(result.notes()).isEmpty();
  }

  @Test
  void an_exemption_from_what_the_document_forbids_does_not_count() {
    CheckResult result =
        judge(check(Trust.PUBLIC_ONLY, REASON), it -> it.badTls(Cause.TLS_UNTRUSTED));

    assertThat(result.cause()).contains(Cause.TLS_INTERCEPTED);
    assertThat(result.notes())
        .containsExactly(
            "its exemption does not count, the document forbids inspection: inspected by leave");
  }

  @Test
  void an_exemption_does_not_cover_another_name() {
    CheckResult result =
        judge(
            check(Trust.PUBLIC, REASON),
            it -> it.tls(false, false, Optional.of(Cause.TLS_UNTRUSTED), false));

    assertThat(result.cause()).contains(Cause.TLS_UNTRUSTED);
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC, TLS_UNTRUSTED,        TLS_EXPIRED",
    "PUBLIC, TLS_SELF_SIGNED,      TLS_EXPIRED",
    "PUBLIC, TLS_INCOMPLETE_CHAIN, TLS_EXPIRED",
    "SITE,   TLS_UNTRUSTED,        TLS_NOT_YET_VALID",
  })
  void an_exemption_does_not_cover_dates(Trust trust, Cause problem, Cause dates) {
    CheckResult result = judge(check(trust, REASON), it -> it.dates(dates).badTls(problem));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(dates);
    assertThat(result.butWas()).isEqualTo("OPEN, but the dates are bad: " + dates);
  }

  @Test
  void a_stranger_is_a_stranger_first_and_out_of_date_second() {
    CheckResult result =
        judge(check(Trust.PUBLIC), it -> it.dates(Cause.TLS_EXPIRED).badTls(Cause.TLS_UNTRUSTED));

    assertThat(result.cause()).contains(Cause.TLS_INTERCEPTED);
  }

  @Test
  void a_block_page_does_not_pass_by_an_exemption() {
    Check check =
        Checks.expecting(Expectation.LISTENING)
            .service(Service.HTTPS)
            .trust(Trust.PUBLIC)
            .exempt(REASON)
            .build();

    CheckResult result = judge(check, it -> it.badTls(Cause.TLS_UNTRUSTED).http(403));

    assertThat(result.verdict()).isNotEqualTo(Verdict.PASS);
  }

  private static Check check(Trust trust) {
    return Checks.expecting(Expectation.LISTENING).service(Service.TLS).trust(trust).build();
  }

  private static Check check(Trust trust, String reason) {
    return Checks.expecting(Expectation.LISTENING)
        .service(Service.TLS)
        .trust(trust)
        .exempt(reason)
        .build();
  }

  private static CheckResult judge(Check check, UnaryOperator<Seen> tls) {
    return Judge.judge(check, tls.apply(Seen.of(check).state(OPEN)).build(), List.of());
  }
}
