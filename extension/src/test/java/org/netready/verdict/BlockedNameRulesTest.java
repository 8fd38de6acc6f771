// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.NameAnswer.Role.REFERENCE;
import static org.netready.probe.NameAnswer.Role.SITE;
import static org.netready.probe.PortState.FILTERED;
import static org.netready.probe.PortState.OPEN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.NameAnswer;
import org.netready.probe.Observation;
import org.netready.spec.Service;

/** A block of what a name leads to is no block of a host that nobody asked. */
class BlockedNameRulesTest {

  private static final NameAnswer SITE_V4 = Seen.said(SITE, "192.0.2.1");

  private final Check ofSite = blocked().build();
  private final Check ofOthers = blocked().declared("api.example.com").build();

  private static Checks blocked() {
    return Checks.expecting(Expectation.BLOCKED).to("api.example.com");
  }

  /** A machine without IPv6 passed for one that is blocked over IPv6. */
  @Test
  void an_address_of_a_family_that_this_host_lacks_is_not_blocked() {
    CheckResult result = judge(ofSite, Seen.said(SITE, "192.0.2.1", "2001:db8::1"));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.LOCAL_NO_ROUTE);
    assertThat(result.notes())
        .containsExactly(
            "an address that was not asked may be open: 2001:db8:0:0:0:0:0:1, which a name"
                + " server has for this name",
            "this host does without IPv6, or this JVM does: java.net.preferIPv4Stack");
  }

  @Test
  void a_further_address_of_the_name_is_not_blocked() {
    CheckResult result = judge(ofSite, Seen.said(SITE, "192.0.2.1", "192.0.2.2"));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.SAMPLE_ONLY);
    assertThat(result.notes())
        .containsExactly(
            "an address that was not asked may be open: 192.0.2.2, which a name server has for this"
                + " name");
    assertThat(result.fix())
        .isEqualTo("give each address of api.example.com a row or a host of its own");
  }

  @Test
  void addresses_that_no_name_server_tells_may_be_open() {
    CheckResult result = judge(ofSite, Seen.withoutV6(SITE_V4));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.NAME_SERVFAIL);
    assertThat(result.notes())
        .containsExactly("the name may have further addresses: 10.0.0.53 says SERVFAIL");
  }

  @Test
  void a_host_of_the_site_is_what_the_site_says() {
    assertThat(judge(ofSite, SITE_V4).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(ofSite).verdict()).isEqualTo(Verdict.PASS);
  }

  /** A filter's block page at which everything else is closed passed for a blocked host. */
  @Test
  void a_name_of_others_may_lead_to_a_filter_unless_somebody_else_has_the_address_too() {
    CheckResult alone = judge(ofOthers, SITE_V4);
    CheckResult other = judge(ofOthers, SITE_V4, Seen.said(REFERENCE, "198.51.100.7"));

    assertThat(List.of(alone, other))
        .allMatch(it -> it.verdict() == Verdict.INCONCLUSIVE)
        .allMatch(it -> it.cause().filter(Cause.NAME_UNCONFIRMED::equals).isPresent());
    assertThat(alone.notes())
        .containsExactly(
            "192.0.2.1 is what this host's resolver says alone: it may be a filter's, and the host"
                + " that is meant may be open");
    assertThat(alone.fix())
        .isEqualTo(
            "give 'reference-resolvers' that agent-1 reaches, or the address of api.example.com as"
                + " that of a host, in the environment");
    assertThat(judge(ofOthers, SITE_V4, Seen.said(REFERENCE, "192.0.2.1")).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void a_name_that_others_do_not_have_is_the_site_s_own() {
    assertThat(judge(ofOthers, SITE_V4, Seen.said(REFERENCE)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_certificate_by_a_public_authority_shows_whose_address_it_is() {
    Seen blocked = Seen.of(ofOthers).resolvedBeside(List.of(SITE_V4), "192.0.2.1");
    Check tls = blocked().declared("api.example.com").service(Service.TLS).build();
    Seen byPublic = Seen.of(tls).at("192.0.2.1", 443, OPEN).publicTls();
    Seen bySite = Seen.of(tls).at("192.0.2.1", 443, OPEN).siteTls();

    assertThat(judge(ofOthers, blocked, byPublic).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(ofOthers, blocked, bySite).cause()).contains(Cause.NAME_UNCONFIRMED);
  }

  private static CheckResult judge(Check check, NameAnswer... answers) {
    return judge(
        check,
        Seen.of(check).resolvedBeside(List.of(answers), "192.0.2.1"),
        Seen.of(check).at("192.0.2.1", 443, OPEN));
  }

  private static CheckResult judge(Check check, Seen seen, Seen control) {
    Observation blocked = seen.at("192.0.2.1", 6443, FILTERED).build();
    return Judge.judge(check, blocked, List.of(control.build()));
  }
}
