// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.gaps;
import static org.netready.plan.PlanAssertions.ids;
import static org.netready.plan.PlanAssertions.plan;
import static org.netready.plan.PlanAssertions.problems;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.oneNode;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.spec.Expect;
import org.netready.spec.ValueType;

class PlannerValuesTest {

  private static final RequirementFixture SQL =
      requirement("sql").to("sql.example.com", "${sql-port}/tcp").line(7);
  private static final RequirementFixture REGIONAL =
      requirement("regional").to("${region}.example.com", "443/tcp").line(7);

  @Test
  void an_unset_variable_is_an_error_and_never_an_empty_text() {
    PackFixture pack = pack(REGIONAL).variable("region", ValueType.TEXT, "eastus");

    assertThat(problems(pack, oneNode()))
        .containsExactly(
            "environment site.yaml: variable 'region': it is not set, but requirement 'regional'"
                + " (vendor.yaml:7:5) needs it; expected a value under 'variables', such as eastus:"
                + " What it is.");
  }

  @Test
  void an_empty_value_is_an_error_as_well() {
    PackFixture pack = pack(REGIONAL).variable("region", ValueType.TEXT, "eastus");

    assertThat(problems(pack, oneNode().variable("region", "")))
        .containsExactly(
            "environment site.yaml: variable 'region': the value is empty; expected a text");
    assertThat(problems(pack, oneNode().variable("region")))
        .containsExactly("environment site.yaml: variable 'region': 0 values; expected one");
  }

  @Test
  void an_unset_variable_takes_its_default() {
    PackFixture pack =
        pack(SQL).variable("sql-port", ValueType.PORT, List.of(), List.of("1433"), "1");

    assertThat(ids(plan(pack, oneNode())))
        .containsExactly("sql:nodes@node-1>sql.example.com:1433/tcp");
  }

  @Test
  void a_value_of_the_site_goes_before_the_default() {
    PackFixture pack =
        pack(SQL).variable("sql-port", ValueType.PORT, List.of(), List.of("1433"), "1");

    assertThat(ids(plan(pack, oneNode().variable("sql-port", "1434"))))
        .containsExactly("sql:nodes@node-1>sql.example.com:1434/tcp");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          PORT   | 300701      | port 300701 is out of range; expected 1 to 65535
          PORT   | http        | 'http' is not a port; expected 1 to 65535
          HOST   | two words   | 'two words' is not a host name; expected labels of letters, digits and hyphens, joined by dots
          HOST   | 10.0.0.300  | '10.0.0.300' is not an IP address; expected a form like 10.0.0.21 or 2001:db8::1
          HOSTS  | a..b        | 'a..b' is not a host name; expected labels of letters, digits and hyphens, joined by dots
          PREFIX | 10.0.0.1/8  | '10.0.0.1/8' has bits set beyond its length; expected 10.0.0.0/8
          PREFIX | 10.0.0.0    | '10.0.0.0' is not a prefix; expected a form like 10.42.0.0/16
          PORTS  | 443         | '443' is not a port; expected a form like 443/tcp or 30000-32767/udp
          PORTS  | 9-7/tcp     | port range 9-7 is reversed; expected 7-9
          """)
  void a_value_of_a_wrong_form_is_an_error(ValueType type, String value, String message) {
    PackFixture pack =
        pack(requirement("any").to("example.com", "443/tcp")).variable("value", type, "1");

    assertThat(problems(pack, oneNode().variable("value", value)))
        .containsExactly("environment site.yaml: variable 'value': " + message);
  }

  @Test
  void a_value_that_is_not_allowed_is_an_error_that_lists_what_is() {
    PackFixture pack =
        pack(REGIONAL)
            .variable("region", ValueType.TEXT, List.of("eastus", "uksouth"), List.of(), "eastus");

    assertThat(problems(pack, oneNode().variable("region", "mars")))
        .containsExactly(
            "environment site.yaml: variable 'region': 'mars' is not allowed; expected one of"
                + " [eastus, uksouth]");
  }

  @Test
  void the_allowed_values_of_every_pack_hold_for_a_variable_of_several() {
    PackFixture strict =
        PackFixture.pack("strict")
            .variable("region", ValueType.TEXT, List.of("eastus"), List.of(), "eastus");
    PackFixture free = pack(REGIONAL).variable("region", ValueType.TEXT, "x");

    assertThat(
            problems(List.of(free.select(), strict.select()), oneNode().variable("region", "mars")))
        .containsExactly(
            "environment site.yaml: variable 'region': 'mars' is not allowed; expected one of"
                + " [eastus]");
  }

  @Test
  void a_derived_variable_follows_its_table() {
    PackFixture pack =
        pack(requirement("code").to("${code}.example.com", "443/tcp"))
            .variable("region", ValueType.TEXT, "eastus")
            .derived("code", "region", Map.of("eastus", "eus"));

    assertThat(ids(plan(pack, oneNode().variable("region", "eastus"))))
        .containsExactly("code:nodes@node-1>eus.example.com:443/tcp");
    assertThat(problems(pack, oneNode().variable("region", "mars")))
        .containsExactly(
            "environment site.yaml: variable 'code': nothing follows from 'region' being [mars],"
                + " but requirement 'code' (vendor.yaml:1:5) needs it; expected 'region' to be one"
                + " of [eastus]");
    assertThat(problems(pack, oneNode()))
        .singleElement()
        .asString()
        .startsWith("environment site.yaml: variable 'region': it is not set");
    assertThat(problems(pack, oneNode().variable("region", "eastus").variable("code", "eus")))
        .containsExactly(
            "environment site.yaml: variable 'code': it is derived from 'region' and cannot be set;"
                + " expected it not to be there");
  }

  @ParameterizedTest(name = "ports {0} to {1}")
  @CsvSource({"${ports}, sql.example.com", "443/tcp, ${hosts}"})
  void an_unset_list_is_a_gap(String ports, String to) {
    PackFixture pack =
        pack(requirement("listed").to(to, ports), requirement("other").to("example.com", "443/tcp"))
            .variable("ports", ValueType.PORTS, "1/tcp")
            .variable("hosts", ValueType.HOSTS, "a.example.com");

    assertThat(gaps(plan(pack, oneNode())))
        .singleElement()
        .asString()
        .startsWith("LIST_NOT_ENUMERATED: the document leaves ")
        .endsWith(" to the site; set it under 'variables' (What it is.)");
  }

  @Test
  void a_list_becomes_one_check_for_each_value() {
    PackFixture pack =
        pack(requirement("all").to("${hosts}", "${ports}"))
            .variable("ports", ValueType.PORTS, "1/tcp")
            .variable("hosts", ValueType.HOSTS, "x");

    Plan plan =
        plan(
            pack,
            oneNode()
                .variable("hosts", "a.example.com", "b.example.com")
                .variable("ports", "443/tcp", "8472/udp"));

    assertThat(ids(plan))
        .containsExactly(
            "all:nodes@node-1>a.example.com:443/tcp",
            "all:nodes@node-1>a.example.com:8472/udp",
            "all:nodes@node-1>b.example.com:443/tcp",
            "all:nodes@node-1>b.example.com:8472/udp");
    assertThat(plan.checks())
        .extracting(check -> PlanAssertions.network(check).flow().declaredHost())
        .containsOnly("${hosts}");
  }

  @Test
  void what_a_requirement_does_not_use_may_be_unset() {
    PackFixture pack =
        pack(
                requirement("plain").to("example.com", "443/tcp"),
                requirement("by-hand").to("${region}.example.com", "").expect(Expect.MANUAL),
                requirement("of-profile").to("${region}.example.com", "1/tcp").profiles("other"),
                requirement("off").to("${region}.example.com", "1/tcp").when("used", "true"))
            .profiles("other")
            .yesNo("used", "false", "")
            .variable("region", ValueType.TEXT, "eastus");

    assertThat(ids(plan(pack, oneNode()))).hasSize(1);
  }

  @Test
  void a_text_that_makes_no_host_is_an_error_at_the_requirement() {
    PackFixture pack = pack(REGIONAL).variable("region", ValueType.TEXT, "eastus");

    assertThat(problems(pack, oneNode().variable("region", "East US")))
        .containsExactly(
            "vendor.yaml:7:5: requirement 'regional' with environment site.yaml: 'east"
                + " us.example.com' is not a host name; expected labels of letters, digits and"
                + " hyphens, joined by dots");
  }

  @Test
  void all_names_that_no_pack_knows_are_errors_at_once() {
    PackFixture pack =
        pack(REGIONAL)
            .variable("region", ValueType.TEXT, "eastus")
            .yesNo("used", "false", "")
            .wildcard("*.example.net", List.of(), "x.example.net");

    assertThat(
            problems(
                pack,
                oneNode()
                    .variable("regoin", "eastus")
                    .fact("usde", "true")
                    .role("node", "node-1")
                    .vantage("laptop", "client")
                    .sample("*.example.com", "a.example.com")))
        .containsExactly(
            "environment site.yaml: unknown variable 'regoin'; expected a variable of the chosen"
                + " packs, such as [region]",
            "environment site.yaml: unknown fact 'usde'; expected a fact of the chosen packs, such"
                + " as [used]",
            "environment site.yaml: unknown role 'node'; expected a role of the chosen packs, such"
                + " as [nodes]",
            "environment site.yaml: vantage point 'laptop': unknown role 'client'; expected a role"
                + " of the chosen packs, such as [clients]",
            "environment site.yaml: unknown wildcard '*.example.com'; expected a wildcard of the"
                + " chosen packs, such as [*.example.net]",
            "environment site.yaml: variable 'region': it is not set, but requirement 'regional'"
                + " (vendor.yaml:7:5) needs it; expected a value under 'variables', such as eastus:"
                + " What it is.");
  }

  @Test
  void a_fact_without_a_value_and_a_default_is_an_error() {
    PackFixture pack =
        pack(requirement("r").to("example.com", "443/tcp").when("used", "true"))
            .yesNo("used", "", "true");

    assertThat(problems(pack, oneNode()))
        .containsExactly(
            "environment site.yaml: fact 'used': it is not set, but requirement 'r'"
                + " (vendor.yaml:1:5) needs it; expected one of [true, false] under 'facts': It is"
                + " so.");
    assertThat(problems(pack, oneNode().fact("used", "yes")))
        .containsExactly(
            "environment site.yaml: fact 'used': 'yes' is not allowed; expected one of [true,"
                + " false]");
  }

  @Test
  void a_value_that_a_pack_forbids_is_a_check_of_its_own() {
    PackFixture pack =
        pack(requirement("sql-port-free").forbids("sql-port", "15001"))
            .variable("sql-port", ValueType.PORT, "1433");

    Check check = plan(pack, oneNode().variable("sql-port", "15001")).checks().get(0);

    assertThat(check.id()).isEqualTo("sql-port-free:sql-port=15001");
    assertThat(check.expectation()).isEqualTo(Expectation.VALUE_ALLOWED);
    assertThat(check.subject())
        .isInstanceOfSatisfying(
            Subject.OfValue.class, value -> assertThat(value.value()).isEqualTo("15001"));
  }

  @Test
  void an_id_that_is_there_twice_is_an_error() {
    PackFixture pack =
        pack(
            requirement("r").to("example.com", "443/tcp").line(3),
            requirement("r").to("example.net", "443/tcp").line(9));

    assertThat(problems(pack, oneNode()))
        .containsExactly(
            "vendor.yaml:9:5: duplicate id 'r', first at vendor.yaml:3:5; expected it once among"
                + " all packs");
  }
}
