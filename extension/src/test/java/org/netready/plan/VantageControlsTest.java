// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.plan;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.site;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.environment.VantagePoint;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Question;
import org.netready.spec.Expect;

class VantageControlsTest {

  private static final RequirementFixture SHUT =
      requirement("shut").from("internet").to("nodes", "22/tcp").expect(Expect.BLOCKED);

  @Test
  void what_the_site_says_and_the_first_of_what_is_reached_shows_a_vantage_point_alive() {
    PackFixture pack =
        pack(
            SHUT,
            requirement("many")
                .from("any")
                .to("a.example.com b.example.com", "443/tcp 444/tcp 53/udp 30000-30100/tcp"));

    Plan plan = plan(pack, nodes().vantage("cloud", "internet").control("www.example.com:443"));

    assertThat(texts(plan.vantageControls("cloud")))
        .containsExactly(
            "www.example.com 443/tcp",
            "a.example.com 443/tcp",
            "a.example.com 444/tcp",
            "b.example.com 443/tcp",
            "a.example.com 53/udp",
            "b.example.com 53/udp");
  }

  @Test
  void nothing_is_asked_of_a_vantage_point_from_which_nothing_must_be_blocked() {
    PackFixture pack = pack(requirement("out").from("internet").to("a.example.com", "443/tcp"));

    Plan plan = plan(pack, nodes().vantage("cloud", "internet").control("www.example.com:443"));

    assertThat(plan.vantageControls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ns.example.com:53/udp,   DNS",
    "ntp.example.com:123/udp, NTP",
    "www.example.com:443/udp, QUIC",
    "echo.example.com:7/udp,  NONE",
    "www.example.com:443,     NONE",
  })
  void a_control_over_udp_is_asked_in_its_own_words(String control, Protocol protocol) {
    Plan plan = plan(pack(SHUT), nodes().vantage("cloud", "internet").control(control));

    assertThat(plan.vantageControls("cloud"))
        .extracting(question -> question.application().protocol())
        .containsExactly(protocol);
  }

  private static SiteFixture nodes() {
    return site().role("nodes", "node-1=10.0.0.1+203.0.113.1");
  }

  private static List<String> texts(List<Question> questions) {
    return questions.stream().map(it -> it.destination().host().text() + " " + it.ports()).toList();
  }

  @Test
  void a_control_is_read_with_its_transport() {
    assertThat(VantagePoint.Control.parse("www.example.com:443").ports().toString())
        .isEqualTo("443/tcp");
    assertThat(VantagePoint.Control.parse("[2001:db8::1]:53/UDP").host().text())
        .isEqualTo("2001:db8:0:0:0:0:0:1");
  }
}
