// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.CLOSED;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.spec.Expect;
import org.netready.spec.Service;

class WayRulesTest {

  private static final String ENTRY = "no-proxy entry '.example.com' (NO_PROXY)";

  @Test
  void what_goes_through_the_proxy_and_answers_passes() {
    Check check = check(Expect.VIA_PROXY);

    CheckResult result = judge(check, throughProxy(check).publicTls().http(200));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.expected())
        .isEqualTo("LISTENING: https answers, certificate from a public root, through a proxy");
    assertThat(result.notes())
        .containsExactly("through the proxy proxy.corp:3128: set by HTTPS_PROXY");
  }

  @Test
  void what_goes_through_the_proxy_and_does_not_answer_fails() {
    Check check = check(Expect.VIA_PROXY);

    CheckResult result =
        judge(check, Seen.of(check).proxy(403, Optional.of(Cause.PROXY_DENIED), "403"));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.PROXY_DENIED);
  }

  @Test
  void what_an_exception_sends_directly_fails_although_it_answers() {
    Check check = check(Expect.VIA_PROXY);

    CheckResult result =
        judge(check, directly(check, Layer.Direct.Rule.EXCEPTED, ENTRY).publicTls().http(200));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.PROXY_BYPASSED);
    assertThat(result.butWas()).isEqualTo("sent directly: " + ENTRY);
    assertThat(result.fix())
        .isEqualTo(
            "take out the no-proxy entry '.example.com' (NO_PROXY), so that api.example.com goes"
                + " through the proxy");
  }

  @Test
  void without_a_proxy_nothing_goes_through_one() {
    Check check = check(Expect.VIA_PROXY);

    CheckResult result =
        judge(
            check,
            directly(check, Layer.Direct.Rule.NOT_SET, "no proxy is set").publicTls().http(200));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.PROXY_NOT_SET);
    assertThat(result.butWas()).isEqualTo("sent directly: no proxy is set");
    assertThat(result.fix())
        .isEqualTo(
            "set the proxy for api.example.com, under 'proxy' in the environment file or where"
                + " agent-1 has its proxy settings");
  }

  @ParameterizedTest
  @EnumSource(Layer.Direct.Rule.class)
  void what_goes_directly_and_answers_passes(Layer.Direct.Rule rule) {
    Check check = check(Expect.DIRECT);

    CheckResult result = judge(check, directly(check, rule, ENTRY).publicTls().http(200));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.expected()).endsWith(", without a proxy");
    assertThat(result.notes()).contains("no proxy used: " + ENTRY);
  }

  @Test
  void what_goes_directly_and_does_not_answer_fails() {
    Check check = check(Expect.DIRECT);

    CheckResult result =
        judge(check, Seen.of(check).directly(Layer.Direct.Rule.EXCEPTED, ENTRY).state(FILTERED));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.CONNECT_TIMED_OUT);
  }

  @Test
  void what_is_to_be_installed_yet_is_judged_by_its_path() {
    Check check =
        Checks.expecting(Expectation.PERMITTED).to("api.example.com").expect(Expect.DIRECT).build();

    CheckResult result =
        judge(check, Seen.of(check).directly(Layer.Direct.Rule.EXCEPTED, ENTRY).state(CLOSED));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.expected())
        .isEqualTo("PERMITTED: the path is open, whoever listens, without a proxy");
  }

  @Test
  void what_a_proxy_is_set_for_does_not_go_directly_although_it_answers() {
    Check check = check(Expect.DIRECT);

    CheckResult result = judge(check, throughProxy(check).publicTls().http(200));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.PROXY_USED);
    assertThat(result.butWas())
        .isEqualTo("sent through the proxy proxy.corp:3128: set by HTTPS_PROXY");
    assertThat(result.fix())
        .isEqualTo(
            "add api.example.com to NO_PROXY, so that it does not go through the proxy"
                + " proxy.corp:3128");
  }

  @ParameterizedTest
  @EnumSource(
      value = Expect.class,
      names = {"VIA_PROXY", "DIRECT"})
  void a_way_that_nobody_recorded_never_passes(Expect expect) {
    Check check = check(expect);

    CheckResult result = judge(check, Seen.of(check).state(OPEN).publicTls().http(200));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
  }

  private static Seen throughProxy(Check check) {
    return Seen.of(check).proxy(200, Optional.empty(), "tunnel opened").portState(OPEN);
  }

  private static Seen directly(Check check, Layer.Direct.Rule rule, String reason) {
    return Seen.of(check).directly(rule, reason).state(OPEN);
  }

  private static Check check(Expect expect) {
    return Checks.expecting(Expectation.LISTENING)
        .to("api.example.com")
        .service(Service.HTTPS)
        .expect(expect)
        .build();
  }

  private static CheckResult judge(Check check, Seen seen) {
    return Judge.judge(check, seen.build(), List.of());
  }
}
