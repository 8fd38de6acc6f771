// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.OPEN;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.spec.Service;

class ConversationRulesTest {

  private static final String ONE = "192.0.2.1";
  private static final String TWO = "192.0.2.2";
  private static final String THREE = "192.0.2.3";

  @Test
  void one_address_that_lies_is_not_hidden_by_those_that_do_not() {
    Check check = https(Expectation.LISTENING);

    CheckResult result =
        judge(
            check,
            open(check)
                .heard(ONE, 6443, answer(check).publicTls().http(200))
                .heard(TWO, 6443, answer(check).badTls(Cause.TLS_UNTRUSTED))
                .heard(THREE, 6443, answer(check).publicTls().http(200)));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.TLS_INTERCEPTED);
    assertThat(result.butWas())
        .isEqualTo(
            "at 192.0.2.2, 1 of 3 addresses: OPEN, but TLS is intercepted: issuer CN=Corp Proxy"
                + " CA");
    assertThat(result.notes()).contains("the service was asked at each of 3 addresses");
  }

  @Test
  void those_that_differ_are_told_apart() {
    Check check = ssh(Expectation.LISTENING);

    CheckResult result =
        judge(
            check,
            open(check)
                .heard(ONE, 6443, answer(check).greeting("SSH-2.0-x", Optional.empty()))
                .heard(TWO, 6443, answer(check).greeting("closed", closed()))
                .heard(THREE, 6443, answer(check).greeting("noise", mismatch())));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.CLOSED_AFTER_ACCEPT);
    assertThat(result.butWas())
        .isEqualTo(
            "at 192.0.2.2, 1 of 3 addresses: OPEN, but closed;"
                + " at 192.0.2.3, 1 of 3 addresses: OPEN, but noise");
    assertThat(result.fix()).contains("192.0.2.2, 192.0.2.3").doesNotContain(ONE);
  }

  @Test
  void a_fault_at_one_address_is_inconclusive_for_the_path() {
    Check check = ssh(Expectation.PERMITTED);

    CheckResult result =
        judge(
            check,
            open(check)
                .heard(ONE, 6443, answer(check).greeting("SSH-2.0-x", Optional.empty()))
                .heard(TWO, 6443, answer(check).greeting("closed", closed()))
                .heard(THREE, 6443, answer(check).greeting("SSH-2.0-x", Optional.empty())));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.CLOSED_AFTER_ACCEPT);
  }

  @Test
  void all_that_answer_alike_are_one_answer() {
    Check check = ssh(Expectation.LISTENING);

    CheckResult result = judge(check, open(check).greeting("SSH-2.0-OpenSSH", Optional.empty()));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.butWas()).isEqualTo("OPEN: ssh answers: SSH-2.0-OpenSSH");
    assertThat(result.notes()).containsExactly("the service was asked at each of 3 addresses");
  }

  @Test
  void a_service_that_was_asked_at_one_of_several_addresses_alone_is_no_pass() {
    Check check = ssh(Expectation.LISTENING);

    CheckResult result =
        judge(
            check,
            open(check).heard(ONE, 6443, answer(check).greeting("SSH-2.0-x", Optional.empty())));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.butWas())
        .isEqualTo("the probe's record is incomplete: nothing was asked at 192.0.2.2");
  }

  @Test
  void every_sampled_port_has_a_say() {
    Check check =
        Checks.expecting(Expectation.LISTENING).service(Service.SSH).ports("2201-2202/tcp").build();

    CheckResult result =
        judge(
            check,
            Seen.of(check)
                .at("10.0.0.11", 2201, OPEN)
                .at("10.0.0.11", 2202, OPEN)
                .heard("10.0.0.11", 2201, answer(check).greeting("SSH-2.0-x", Optional.empty()))
                .heard("10.0.0.11", 2202, answer(check).greeting("noise", mismatch())));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.butWas()).isEqualTo("at 2202, 1 of 2 ports: OPEN, but noise");
  }

  private static Optional<Cause> closed() {
    return Optional.of(Cause.CLOSED_AFTER_ACCEPT);
  }

  private static Optional<Cause> mismatch() {
    return Optional.of(Cause.PROTOCOL_MISMATCH);
  }

  private static Check https(Expectation expectation) {
    return Checks.expecting(expectation).service(Service.HTTPS).to("api.example.com").build();
  }

  private static Check ssh(Expectation expectation) {
    return Checks.expecting(expectation).service(Service.SSH).to("git.example.com").build();
  }

  private static Seen open(Check check) {
    return Seen.of(check).at(ONE, 6443, OPEN).at(TWO, 6443, OPEN).at(THREE, 6443, OPEN);
  }

  private static Seen answer(Check check) {
    return Seen.of(check);
  }

  private static CheckResult judge(Check check, Seen seen) {
    return Judge.judge(check, seen.build(), List.of());
  }
}
