// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.gaps;
import static org.netready.plan.PlanAssertions.ids;
import static org.netready.plan.PlanAssertions.network;
import static org.netready.plan.PlanAssertions.plan;
import static org.netready.plan.PlanAssertions.problems;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.oneNode;
import static org.netready.plan.SiteFixture.site;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Limits;
import org.netready.probe.Destination;
import org.netready.probe.Question;
import org.netready.spec.Expect;
import org.netready.spec.Service;
import org.netready.spec.ValueType;

class PlannerDestinationsTest {

  private static final RequirementFixture OUT = requirement("out").to("example.com", "443/tcp");
  private static final RequirementFixture SHUT =
      requirement("shut").from("internet").to("nodes", "22/tcp").expect(Expect.BLOCKED);

  @Test
  void a_role_without_a_host_is_a_gap_that_says_where_to_name_one() {
    Plan plan = plan(pack(OUT, requirement("r").to("clients", "22/tcp")), oneNode());

    assertThat(gaps(plan))
        .containsExactly(
            "NO_HOST_FOR_ROLE: role 'clients' has no host; name its hosts under 'roles' of"
                + " environment site.yaml");
    assertThat(plan.gaps().get(0).toRole()).isEqualTo("clients");
    assertThat(plan.gaps().get(0).host()).isEmpty();
  }

  @Test
  void a_declared_address_is_dialled_under_the_name() {
    Plan plan =
        plan(
            pack(requirement("r").to("clients ${fqdn}", "22/tcp"))
                .variable("fqdn", ValueType.HOST, "x"),
            oneNode().role("clients", "client-1=10.0.0.9").variable("fqdn", "client-1"));

    assertThat(plan.checks())
        .extracting(check -> network(check).flow().destination())
        .containsOnly(
            new Destination(new HostName("client-1"), List.of(IpAddress.parse("10.0.0.9"))));
  }

  @Test
  void a_machine_in_two_roles_is_one_host() {
    Plan plan =
        plan(
            pack(requirement("r").to("clients", "22/tcp"), requirement("s").to("nodes", "22/tcp")),
            site()
                .role("clients", "host-1")
                .role("nodes", "host-1=10.0.0.9", "node-1")
                .on("node-1", "nodes")
                .on("host-1", "nodes"));

    assertThat(plan.checks())
        .extracting(check -> network(check).question())
        .filteredOn(question -> question.destination().host().text().equals("host-1"))
        .hasSize(2)
        .extracting(question -> question.destination().addresses())
        .containsOnly(List.of(IpAddress.parse("10.0.0.9")));
  }

  @ParameterizedTest(name = "{0} is asked at {1}")
  @CsvSource({"192.0.2.7/32, 192.0.2.7", "2001:db8::7/128, 2001:db8:0:0:0:0:0:7"})
  void a_prefix_of_one_address_is_that_address(String declared, String address) {
    Flow flow =
        network(plan(pack(requirement("r").to(declared, "443/tcp")), oneNode()).checks().get(0))
            .flow();

    assertThat(flow.declaredHost()).isEqualTo(declared);
    assertThat(flow.destination()).isEqualTo(Destination.of(IpAddress.parse(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "any,'any destination is meant: a rule, for which no host can stand'",
    "0.0.0.0/0,'0.0.0.0/0 is nearly any address: a rule, for which no host can stand'",
    "::/0,'::/0 is nearly any address: a rule, for which no host can stand'",
    "${pods},'0.0.0.0/4 is nearly any address: a rule, for which no host can stand'"
  })
  void what_no_host_can_stand_for_is_not_testable(String to, String detail) {
    PackFixture pack =
        pack(OUT, requirement("r").to(to, "443/tcp")).variable("pods", ValueType.PREFIX, "x");

    assertThat(gaps(plan(pack, oneNode().variable("pods", "0.0.0.0/4"))))
        .containsExactly("NOT_TESTABLE: " + detail);
  }

  @Test
  void a_prefix_is_one_check_that_asks_a_sample_of_its_addresses() {
    PackFixture pack =
        pack(requirement("r").to("${pods}", "443/tcp 30000-32767/udp"))
            .variable("pods", ValueType.PREFIX, "x");

    Plan plan = plan(pack, oneNode().variable("pods", "10.42.0.0/16"));

    assertThat(ids(plan))
        .containsExactly(
            "r:nodes@node-1>10.42.0.0/16:443/tcp", "r:nodes@node-1>10.42.0.0/16:30000-32767/udp");
    Subject.OnNetwork subject = network(plan.checks().get(0));
    assertThat(subject.flow().declaredHost()).isEqualTo("${pods}");
    assertThat(subject.question().destination().text()).isEqualTo("10.42.0.0/16");
    assertThat(subject.question().destination().addresses())
        .hasSize(8)
        .startsWith(IpAddress.parse("10.42.0.1"))
        .endsWith(IpAddress.parse("10.42.255.254"));
    assertThat(subject.question().extent()).isEqualTo(Question.Extent.SAMPLE);
  }

  @Test
  void all_of_a_prefix_and_of_a_range_is_asked_where_the_site_wants_it() {
    PackFixture pack = pack(requirement("r").to("10.42.0.0/28", "443/tcp 30000-32767/udp"));

    Plan plan = plan(pack, oneNode().ranges(Limits.Ranges.ALL));

    Question range = network(plan.checks().get(1)).question();
    assertThat(range.destination().addresses()).hasSize(14);
    assertThat(range.extent()).isEqualTo(Question.Extent.ALL);
    assertThat(network(plan.checks().get(0)).question().extent())
        .as("of a single port")
        .isEqualTo(Question.Extent.SAMPLE);
  }

  @ParameterizedTest
  @CsvSource({
    "SAMPLE, 10.0.0.0/30,  2",
    "SAMPLE, 10.0.0.0/31,  2",
    "SAMPLE, 10.0.0.0/8,   8",
    "ALL,    10.0.0.0/24,  254",
    "ALL,    10.0.0.0/20,  4094",
    "ALL,    10.0.0.0/19,  256",
    "ALL,    fd00::/64,    256",
  })
  void a_huge_prefix_is_asked_by_a_sample_always(
      Limits.Ranges ranges, String prefix, int addresses) {
    Plan plan = plan(pack(requirement("r").to(prefix, "443/tcp")), oneNode().ranges(ranges));

    assertThat(network(plan.checks().get(0)).question().destination().addresses())
        .hasSize(addresses)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_service_of_a_prefix_is_not_testable() {
    RequirementFixture tls = requirement("r").service(Service.TLS).to("10.0.0.0/24", "443/tcp");

    assertThat(gaps(plan(pack(OUT, tls), oneNode())))
        .containsExactly(
            "NOT_TESTABLE: 10.0.0.0/24 is a prefix of many addresses: whose service or proxy is"
                + " meant, only a host can say");
  }

  @Test
  void a_wildcard_without_a_sample_is_a_gap() {
    PackFixture pack =
        pack(OUT, requirement("acr").to("*.azurecr.io", "443/tcp"))
            .wildcard("*.azurecr.io", List.of(), "x.azurecr.io");

    Plan plan = plan(pack, oneNode());

    assertThat(gaps(plan))
        .containsExactly(
            "WILDCARD_WITHOUT_SAMPLE: name a host below *.azurecr.io under 'samples' of environment"
                + " site.yaml: Take your own.");
    assertThat(plan.gaps().get(0).host()).isEqualTo("*.azurecr.io");
  }

  @Test
  void a_sample_of_the_site_goes_before_those_of_the_pack() {
    PackFixture pack =
        pack(requirement("acr").to("*.azurecr.io", "443/tcp"))
            .wildcard("*.azurecr.io", List.of("known.azurecr.io"), "x.azurecr.io");

    assertThat(ids(plan(pack, oneNode())))
        .containsExactly("acr:nodes@node-1>known.azurecr.io:443/tcp");
    assertThat(ids(plan(pack, oneNode().sample("*.azurecr.io", "own.azurecr.io"))))
        .containsExactly("acr:nodes@node-1>own.azurecr.io:443/tcp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"azurecr.io", "azurecr.io.example.com", "myazurecr.io"})
  void a_sample_that_is_not_below_its_wildcard_is_an_error(String sample) {
    PackFixture pack = pack(OUT, requirement("acr").to("*.azurecr.io", "443/tcp"));

    assertThat(problems(pack, oneNode().sample("*.azurecr.io", sample)))
        .containsExactly(
            "environment site.yaml: samples of '*.azurecr.io': '"
                + sample
                + "' is not below it; expected a host like sample.azurecr.io");
  }

  @Test
  void a_sample_is_compared_with_the_wildcard_of_this_site() {
    PackFixture pack =
        pack(OUT, requirement("ws").to("*.${region}.example.net", "443/tcp"))
            .variable("region", ValueType.TEXT, "eastus");
    SiteFixture site = oneNode().variable("region", "eastus");

    assertThat(ids(plan(pack, site.sample("*.${region}.example.net", "a.eastus.example.net"))))
        .contains("ws:nodes@node-1>a.eastus.example.net:443/tcp");
    assertThat(problems(pack, site.sample("*.${region}.example.net", "a.uksouth.example.net")))
        .hasSize(1);
  }

  @Test
  void what_must_be_shut_is_looked_for_at_its_public_addresses() {
    SiteFixture site =
        oneNode()
            .role("nodes", "node-1=10.0.0.1+203.0.113.1+203.0.113.2", "node-2=10.0.0.2")
            .vantage("cloud", "internet");

    Plan plan = plan(pack(SHUT), site);

    assertThat(ids(plan)).containsExactly("shut:internet@cloud>nodes@node-1:22/tcp");
    assertThat(network(plan.checks().get(0)).flow().destination())
        .isEqualTo(
            new Destination(
                new HostName("node-1"),
                List.of(IpAddress.parse("203.0.113.1"), IpAddress.parse("203.0.113.2"))));
    assertThat(gaps(plan))
        .containsExactly(
            "NO_PUBLIC_ADDRESS: no 'public-addresses' declared for node-2, so nobody knows where"
                + " the internet would find them");
  }

  @Test
  void without_public_addresses_nothing_is_looked_for_from_the_internet() {
    Plan plan = plan(pack(SHUT, OUT), oneNode().vantage("cloud", "internet"));

    assertThat(ids(plan)).containsExactly("out:nodes@node-1>example.com:443/tcp");
    assertThat(plan.gaps()).extracting(Gap::reason).containsExactly(GapReason.NO_PUBLIC_ADDRESS);
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({"node-1=10.0.0.1+203.0.113.1, 203.0.113.1", "node-1=10.0.0.1, 10.0.0.1"})
  void what_must_be_open_is_looked_for_where_the_internet_finds_it(String host, String address) {
    RequirementFixture open = requirement("open").from("any").to("nodes", "443/tcp");

    Plan plan = plan(pack(open), site().role("nodes", host).vantage("cloud", "internet"));

    assertThat(network(plan.checks().get(0)).flow().destination().addresses())
        .containsExactly(IpAddress.parse(address));
  }

  @Test
  void an_ipv6_address_is_bracketed_in_an_id() {
    assertThat(ids(plan(pack(requirement("r").to("2001:db8::7", "443/tcp")), oneNode())))
        .containsExactly("r:nodes@node-1>[2001:db8:0:0:0:0:0:7]:443/tcp");
  }
}
