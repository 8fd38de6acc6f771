// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.IpAddress;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.Destination;
import org.netready.probe.Layer;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameOutcome;

class AddressRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "fd00::1", "fe80::1"})
  void a_host_with_private_addresses_only_passes(String address) {
    Check check = check("sql.example.com");

    assertThat(judge(check, Seen.of(check).resolved(address, "10.0.0.2")).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20.1.2.3", "2001:db8::1", "127.0.0.1", "::1", "0.0.0.0"})
  void one_other_address_is_enough_to_fail(String address) {
    Check check = check("sql.example.com");

    CheckResult result = judge(check, Seen.of(check).resolved("10.0.0.2", address));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.PUBLIC_ADDRESS);
  }

  @Test
  void the_addresses_that_are_wrong_are_listed() {
    Check check = check("sql.example.com");

    CheckResult result = judge(check, Seen.of(check).resolved("20.1.2.3", "10.0.0.2", "127.0.0.1"));

    assertThat(result.expected())
        .isEqualTo("PRIVATE_ADDRESS: every address is on a private network");
    assertThat(result.butWas()).isEqualTo("20.1.2.3 (public), 127.0.0.1 (loopback)");
  }

  @Test
  void what_a_name_server_of_the_site_says_counts_as_well() {
    Check check = check("flip.example.com");

    CheckResult other = judge(check, resolved(check, known("20.1.2.3"), none()));
    CheckResult half = judge(check, resolved(check, known("10.0.0.2"), failed()));
    CheckResult whole = judge(check, resolved(check, known("10.0.0.2"), none()));

    assertThat(other.cause()).contains(Cause.PUBLIC_ADDRESS);
    assertThat(half.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(half.cause()).contains(Cause.NAME_SERVFAIL);
    assertThat(half.butWas()).isEqualTo("10.0.0.2 (private, RFC 1918); it failed");
    assertThat(whole.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void an_address_that_any_name_may_have_shows_nothing_of_the_one_that_is_meant() {
    Check check = check("flip.example.com");
    Check declared =
        Checks.expecting(Expectation.PRIVATE_ADDRESS)
            .to(Checks.pinned("flip.example.com", "10.0.0.2"))
            .addressesOnly()
            .build();

    CheckResult result = judge(check, Seen.of(check).resolvedByWildcard("10.0.0.2"));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NAME_WILDCARD);
    assertThat(result.notes())
        .containsExactly(
            "the address may be another name's, or made up, and the host that is meant may have a"
                + " public one");
    assertThat(judge(declared, Seen.of(declared).resolvedByWildcard("10.0.0.2")).verdict())
        .isEqualTo(Verdict.PASS);
  }

  private static Seen resolved(Check check, NameAnswer.Family v4, NameAnswer.Family v6) {
    return Seen.of(check)
        .layer(
            new Layer.Resolve(
                new NameOutcome(
                    List.of(IpAddress.parse("10.0.0.2")),
                    Optional.empty(),
                    "this host's resolver",
                    "10.0.0.2",
                    Duration.ZERO,
                    List.of(new NameAnswer(NameAnswer.Role.SITE, "192.0.2.53", v4, v6)),
                    List.of(),
                    Optional.empty())));
  }

  private static NameAnswer.Family known(String address) {
    return new NameAnswer.Family(
        Optional.empty(), List.of(IpAddress.parse(address)), List.of(), address);
  }

  private static NameAnswer.Family none() {
    return new NameAnswer.Family(
        Optional.of(Cause.NAME_NODATA), List.of(), List.of(), "there is none");
  }

  private static NameAnswer.Family failed() {
    return new NameAnswer.Family(
        Optional.of(Cause.NAME_SERVFAIL), List.of(), List.of(), "it failed");
  }

  @Test
  void pinned_addresses_count_as_well() {
    Destination destination = Checks.pinned("sql.example.com", "20.1.2.3");
    Check check =
        Checks.expecting(Expectation.PRIVATE_ADDRESS).to(destination).addressesOnly().build();

    assertThat(judge(check, Seen.of(check)).cause()).contains(Cause.PUBLIC_ADDRESS);
    assertThat(judge(check, Seen.of(check).resolved("10.0.0.1")).cause())
        .contains(Cause.PUBLIC_ADDRESS);
  }

  @Test
  void what_the_environment_declares_is_no_word_of_the_resolver() {
    Destination destination = Checks.pinned("sql.example.com", "10.0.0.1");
    Check check =
        Checks.expecting(Expectation.PRIVATE_ADDRESS).to(destination).addressesOnly().build();

    CheckResult elsewhere = judge(check, Seen.of(check).resolved("20.1.2.3"));
    CheckResult unknown =
        judge(check, Seen.of(check).notResolved(Cause.NAME_NXDOMAIN, "NXDOMAIN from 10.0.0.2"));

    assertThat(elsewhere.cause()).contains(Cause.PUBLIC_ADDRESS);
    assertThat(elsewhere.butWas()).isEqualTo("20.1.2.3 (public)");
    assertThat(judge(check, Seen.of(check).resolved("10.0.0.1")).notes()).isEmpty();
    assertThat(judge(check, Seen.of(check)).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(unknown.verdict()).isEqualTo(Verdict.PASS);
    assertThat(unknown.notes())
        .containsExactly(
            "this rests on the addresses that the environment declares: NXDOMAIN from 10.0.0.2");
    assertThat(
            judge(check, Seen.of(check).notResolved(Cause.NAME_SINKHOLED, "resolves to 0.0.0.0"))
                .verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void an_address_without_a_name_rests_on_the_environment() {
    Check check = check("10.0.0.1");

    assertThat(judge(check, Seen.of(check).resolved("10.0.0.1")).notes())
        .containsExactly(
            "the address is what the environment declares: there is no name to look up");
  }

  @Test
  void a_name_that_does_not_resolve_proves_nothing() {
    Check check = check("sql.example.com");

    CheckResult result =
        judge(check, Seen.of(check).notResolved(Cause.NAME_NODATA, "NODATA from 10.0.0.2"));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NAME_NODATA);
  }

  private static Check check(String host) {
    return Checks.expecting(Expectation.PRIVATE_ADDRESS).to(host).addressesOnly().build();
  }

  private static CheckResult judge(Check check, Seen seen) {
    return Judge.judge(check, seen.build(), List.of());
  }
}
