// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.check;
import static org.netready.plan.PlanAssertions.ids;
import static org.netready.plan.PlanAssertions.network;
import static org.netready.plan.PlanAssertions.plan;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.oneNode;
import static org.netready.plan.SiteFixture.site;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.environment.Phase;
import org.netready.probe.Application;
import org.netready.probe.Question;
import org.netready.spec.Expect;
import org.netready.spec.Listens;
import org.netready.spec.Service;

class PlannerQuestionsTest {

  @ParameterizedTest(name = "{0} that listens {1}, {2}: {3}")
  @CsvSource({
    "REACHABLE,       ALWAYS,         BEFORE_INSTALL, LISTENING",
    "REACHABLE,       ALWAYS,         INSTALLED,      LISTENING",
    "REACHABLE,       INSTALLED,      BEFORE_INSTALL, PERMITTED",
    "REACHABLE,       INSTALLED,      INSTALLED,      LISTENING",
    "REACHABLE,       DURING_INSTALL, BEFORE_INSTALL, PERMITTED",
    "REACHABLE,       DURING_INSTALL, INSTALLED,      PERMITTED",
    "BLOCKED,         ALWAYS,         BEFORE_INSTALL, BLOCKED",
    "BLOCKED,         INSTALLED,      INSTALLED,      BLOCKED",
    "PRIVATE_ADDRESS, INSTALLED,      BEFORE_INSTALL, PRIVATE_ADDRESS",
  })
  void what_is_expected_follows_from_the_phase(
      Expect expect, Listens listens, Phase phase, Expectation expectation) {
    RequirementFixture requirement =
        requirement("r").to("example.com", "443/tcp").expect(expect).listens(listens);

    assertThat(plan(pack(requirement), oneNode().phase(phase)).checks())
        .extracting(Check::expectation)
        .containsExactly(expectation);
  }

  @ParameterizedTest(name = "blocked that listens {0}, {1}: {2}")
  @CsvSource({
    "ALWAYS,         BEFORE_INSTALL, false",
    "ALWAYS,         INSTALLED,      false",
    "INSTALLED,      BEFORE_INSTALL, true",
    "INSTALLED,      INSTALLED,      false",
    "DURING_INSTALL, INSTALLED,      true",
  })
  void whether_anything_has_to_listen_follows_from_the_phase(
      Listens listens, Phase phase, boolean mayBeVacant) {
    RequirementFixture requirement =
        requirement("r").to("example.com", "443/tcp").expect(Expect.BLOCKED).listens(listens);

    assertThat(plan(pack(requirement), oneNode().phase(phase)).checks())
        .extracting(check -> network(check).mayBeVacant())
        .containsExactly(mayBeVacant);
  }

  @ParameterizedTest(name = "{0} with path ''{1}'': {2} {3}")
  @CsvSource({
    "NONE,     '',       NONE,  ''",
    "TLS,      '',       TLS,   ''",
    "HTTPS,    '',       HTTPS, /",
    "HTTPS,    /healthz, HTTPS, /healthz",
    "HTTP,     '',       HTTP,  /",
    "REGISTRY, '',       HTTPS, /v2/",
    "REGISTRY, /v2/x/,   HTTPS, /v2/x/",
    "SSH,      '',       SSH,   ''",
    "SMTP,     '',       SMTP,  ''",
    "DNS,      '',       DNS,   ''",
    "NTP,      '',       NTP,   ''",
    "QUIC,     '',       QUIC,  ''",
    "VXLAN,    '',       NONE,  ''",
    "GENEVE,   '',       NONE,  ''",
    "WIREGUARD, '',      NONE,  ''",
  })
  void the_service_says_what_is_asked(
      Service service, String path, Application.Protocol protocol, String asked) {
    RequirementFixture requirement =
        requirement("r").service(service).path(path).to("example.com", "443/tcp");

    Question question = network(plan(pack(requirement), oneNode()).checks().get(0)).question();

    assertThat(question.application()).isEqualTo(new Application(protocol, asked));
    assertThat(question.kind()).isEqualTo(Question.Kind.SERVICE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Expect.class,
      names = {"VIA_PROXY", "DIRECT"})
  void a_way_is_a_question_of_its_own_with_the_expectation_of_the_phase(Expect expect) {
    RequirementFixture requirement =
        requirement("r").service(Service.HTTPS).to("example.com", "443/tcp").expect(expect);

    Check check = plan(pack(requirement), oneNode()).checks().get(0);

    assertThat(network(check).question().kind()).isEqualTo(Question.Kind.ROUTE);
    assertThat(network(check).question().application())
        .isEqualTo(new Application(Application.Protocol.HTTPS, "/"));
    assertThat(check.expectation()).isEqualTo(Expectation.LISTENING);
  }

  @Test
  void a_private_address_is_a_question_for_addresses() {
    RequirementFixture requirement =
        requirement("r")
            .service(Service.TLS)
            .to("example.com", "443/tcp")
            .expect(Expect.PRIVATE_ADDRESS);

    Question question = network(plan(pack(requirement), oneNode()).checks().get(0)).question();

    assertThat(question.kind()).isEqualTo(Question.Kind.ADDRESSES);
    assertThat(question.application()).isEqualTo(Application.NONE);
  }

  @Test
  void two_packs_that_want_to_know_the_same_ask_one_question() {
    PackFixture one =
        PackFixture.pack("one")
            .role("nodes", "node-1")
            .requirements(requirement("one-r").service(Service.HTTPS).to("EXAMPLE.com", "443/tcp"));
    PackFixture other =
        PackFixture.pack("other")
            .role("nodes", "node-1")
            .requirements(
                requirement("other-r")
                    .service(Service.HTTPS)
                    .path("/")
                    .to("example.com.", "443/TCP"));

    Plan plan = plan(List.of(one.select(), other.select()), oneNode());

    assertThat(ids(plan))
        .containsExactly(
            "one-r:nodes@node-1>example.com:443/tcp", "other-r:nodes@node-1>example.com:443/tcp");
    assertThat(plan.checks())
        .extracting(it -> network(it).question())
        .containsOnly(network(plan.checks().get(0)).question());
  }

  @Test
  void ids_stay_when_a_host_is_added() {
    PackFixture pack = pack(requirement("mesh").to("nodes", "10250/tcp"));
    SiteFixture small =
        site().role("nodes", "node-1", "node-3").on("node-1", "nodes").on("node-3", "nodes");
    SiteFixture large =
        site()
            .role("nodes", "node-1", "node-2", "node-3")
            .on("node-1", "nodes")
            .on("node-2", "nodes")
            .on("node-3", "nodes");

    assertThat(ids(plan(pack, large))).doesNotHaveDuplicates().containsAll(ids(plan(pack, small)));
  }

  @Test
  void alternatives_with_the_same_endpoint_have_ids_of_their_own() {
    RequirementFixture either =
        requirement("either")
            .service(Service.HTTPS)
            .to("example.com", "443/tcp")
            .path("/other")
            .to("example.com", "443/tcp");

    assertThat(ids(plan(pack(either), oneNode())))
        .containsExactly(
            "either:nodes@node-1>example.com:443/tcp", "either:nodes@node-1>example.com:443/tcp/2");
  }

  @Test
  void an_id_has_no_white_space() {
    assertThat(
            ids(
                plan(
                    pack(requirement("r").to("example.com", "443/tcp")),
                    site().vantage("my laptop", "nodes"))))
        .containsExactly("r:nodes@my_laptop>example.com:443/tcp");
  }

  @Test
  void the_profile_is_what_was_chosen_in_the_order_of_the_pack() {
    PackFixture pack =
        pack(
                requirement("some").profiles("c", "a", "b").to("example.com", "443/tcp"),
                requirement("all").to("example.com", "443/tcp"))
            .profiles("c", "b", "a");

    Plan plan = plan(List.of(pack.select("a", "c")), oneNode());

    assertThat(check(plan, "some:nodes@node-1>example.com:443/tcp").profile()).isEqualTo("c,a");
    assertThat(check(plan, "all:nodes@node-1>example.com:443/tcp").profile()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"registry-*, by leave", "*, by leave", "registry, ''", "other-*, ''"})
  void an_exemption_holds_for_the_requirements_of_its_pattern(String pattern, String reason) {
    RequirementFixture requirement = requirement("registry-mirror").to("example.com", "443/tcp");
    SiteFixture exempting = oneNode().exempt(pattern, "by leave").exempt("*-mirror-2", "or so");

    assertThat(network(plan(pack(requirement), exempting).checks().get(0)).exemption().orElse(""))
        .isEqualTo(reason);
  }
}
