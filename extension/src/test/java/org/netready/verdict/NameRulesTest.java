// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.NameAnswer.Role.REFERENCE;
import static org.netready.probe.PortState.CLOSED;
import static org.netready.probe.PortState.OPEN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.NameAnswer;
import org.netready.spec.Service;
import org.netready.spec.Trust;

/** A port that opens is no proof of the host that is meant, where any name may have its address. */
class NameRulesTest {

  private static final String ADDRESS = "192.0.2.1";

  @ParameterizedTest
  @EnumSource(
      value = Expectation.class,
      names = {"LISTENING", "PERMITTED"})
  void a_port_of_a_name_that_a_wildcard_made_shows_nothing(Expectation expectation) {
    Check check = Checks.expecting(expectation).to("api.example.com").build();

    CheckResult result = judge(check, Cause.NAME_WILDCARD);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NAME_WILDCARD);
    assertThat(result.butWas()).isEqualTo("OPEN: answered in 3 ms");
    assertThat(result.notes())
        .contains(
            "nothing shows that this is the host which is meant: of a misspelt name the same would"
                + " be seen");
    assertThat(result.fix())
        .isEqualTo(
            "check the spelling of api.example.com, beside which any name has an address; if it is"
                + " right, give its address in the environment");
  }

  @Test
  void where_names_that_nobody_has_get_addresses_a_port_shows_nothing() {
    CheckResult result = judge(listening().build(), Cause.NAME_UNCONFIRMED);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NAME_UNCONFIRMED);
    assertThat(result.notes())
        .contains("nothing shows that this is the host which is meant: its address may be made up");
  }

  @Test
  void a_handshake_for_which_nobody_vouches_shows_nothing_either() {
    Check check = listening().service(Service.TLS).trust(Trust.PRIVATE).build();
    Seen seen = doubtful(check, Cause.NAME_WILDCARD).at(ADDRESS, 6443, OPEN).publicTls();

    assertThat(judge(check, seen).cause()).contains(Cause.NAME_WILDCARD);
  }

  @Test
  void a_certificate_for_the_name_shows_that_it_is_the_host() {
    Check check = listening().service(Service.TLS).build();
    Seen seen = doubtful(check, Cause.NAME_WILDCARD).at(ADDRESS, 6443, OPEN).publicTls();

    assertThat(judge(check, seen).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void what_only_the_service_answers_shows_that_it_is_the_host() {
    Check check = listening().service(Service.HTTP).answers("X-Own", 200).build();
    Seen seen =
        doubtful(check, Cause.NAME_WILDCARD)
            .at(ADDRESS, 6443, OPEN)
            .http(200, Map.of("x-own", "1"), "");

    assertThat(judge(check, seen).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_reference_resolver_that_has_the_address_shows_that_it_is_not_made_up() {
    Check check = listening().build();
    NameAnswer reference = Seen.said(REFERENCE, ADDRESS);
    Seen madeUp = doubtful(check, Cause.NAME_UNCONFIRMED, reference).at(ADDRESS, 6443, OPEN);
    Seen misspelt = doubtful(check, Cause.NAME_WILDCARD, reference).at(ADDRESS, 6443, OPEN);

    assertThat(judge(check, madeUp).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(check, misspelt).cause())
        .as("a wildcard is the same to every resolver")
        .contains(Cause.NAME_WILDCARD);
  }

  @Test
  void an_address_that_the_environment_declares_is_no_matter_of_names() {
    Check check = listening().to(Checks.pinned("api.example.com", ADDRESS)).build();

    assertThat(judge(check, Cause.NAME_WILDCARD).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_closed_port_stays_a_failure() {
    Check check = listening().build();
    Seen seen = doubtful(check, Cause.NAME_WILDCARD).at(ADDRESS, 6443, CLOSED);

    assertThat(judge(check, seen).cause()).contains(Cause.CONNECT_REFUSED);
  }

  @Test
  void a_port_of_a_host_of_others_says_on_whose_word_it_rests() {
    Check ofOthers = listening().declared("api.example.com").build();
    Seen seen = Seen.of(ofOthers).resolved(ADDRESS).at(ADDRESS, 6443, OPEN);

    assertThat(judge(ofOthers, seen).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(ofOthers, seen).notes())
        .contains(
            "that this is the host which is meant rests on this host's resolver alone: a filter"
                + " that answers for the name looks the same");
    Check ofSite = listening().build();
    assertThat(judge(ofSite, Seen.of(ofSite).resolved(ADDRESS).at(ADDRESS, 6443, OPEN)).notes())
        .as("of its own hosts a site's resolver knows best")
        .noneMatch(it -> it.contains("resolver"));
  }

  private static Checks listening() {
    return Checks.expecting(Expectation.LISTENING).to("api.example.com");
  }

  private static CheckResult judge(Check check, Cause doubt) {
    return judge(check, doubtful(check, doubt).at(ADDRESS, 6443, OPEN));
  }

  private static CheckResult judge(Check check, Seen seen) {
    return Judge.judge(check, seen.build(), List.of());
  }

  private static Seen doubtful(Check check, Cause doubt, NameAnswer... answers) {
    return Seen.of(check).resolvedInDoubt(Optional.of(doubt), List.of(answers), ADDRESS);
  }
}
