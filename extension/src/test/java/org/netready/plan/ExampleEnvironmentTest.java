// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.plan.PlanAssertions.ids;
import static org.netready.plan.RequirementFixture.requirement;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.endpoint.AddressScope;
import org.netready.environment.Environment;
import org.netready.environment.Phase;
import org.netready.environment.SiteHost;
import org.netready.environment.VantagePoint;
import org.netready.spec.Expect;
import org.netready.spec.PackCatalog;
import org.netready.spec.PackSelection;
import org.netready.spec.ValueType;

class ExampleEnvironmentTest {

  private static final Set<GapReason> EXPECTED =
      Set.of(
          GapReason.MANUAL,
          GapReason.NOT_TESTABLE,
          GapReason.CONDITION_NOT_MET,
          GapReason.PROFILE_NOT_CHOSEN);

  @ParameterizedTest
  @MethodSource("shippedPacks")
  void every_shipped_pack_can_be_planned_on_its_simulated_site(List<String> selections) {
    List<PackSelection> packs = catalog().select(selections, Path.of(""));

    Plan plan = Planner.plan(packs, ExampleEnvironment.of(packs), Filter.ALL);

    assertThat(Counts.of(plan).requirements())
        .isEqualTo(packs.stream().mapToInt(it -> it.pack().requirements().size()).sum());
    assertThat(ids(plan)).doesNotHaveDuplicates().allMatch(id -> id.matches("\\S+"));
    assertThat(plan.gaps()).filteredOn(gap -> !EXPECTED.contains(gap.reason())).isEmpty();
  }

  @Test
  void the_same_packs_give_the_same_plan() {
    List<PackSelection> packs = catalog().select(allProfiles(), Path.of(""));

    assertThat(Planner.plan(packs, ExampleEnvironment.of(packs), Filter.ALL))
        .isEqualTo(Planner.plan(packs, ExampleEnvironment.of(packs), Filter.ALL));
  }

  @Test
  void the_examples_of_a_pack_are_its_site() {
    PackSelection pack =
        PackFixture.pack("vendor")
            .profiles("a", "b")
            .role("nodes", "node-1", "node-2")
            .role("servers", "node-2")
            .yesNo("example-goes-first", "false", "true")
            .yesNo("default", "false", "")
            .variable("region", ValueType.TEXT, List.of(), List.of("mars"), "eastus")
            .derived("code", "region", Map.of("eastus", "eus"))
            .wildcard("*.example.com", List.of("known.example.com"), "own.${code}.example.com")
            .requirements(
                requirement("out").to("*.example.com", "443/tcp"),
                requirement("undeclared").from("ci").to("artifacts", "443/tcp"),
                requirement("unused").from("any").to("servers", "22/tcp"))
            .select("b");

    Environment site = ExampleEnvironment.of(List.of(pack));

    assertThat(site.isSimulated()).isTrue();
    assertThat(site.name()).isEqualTo("simulated");
    assertThat(site.phase()).isEqualTo(Phase.INSTALLED);
    assertThat(site.packs()).containsExactly("vendor:b");
    assertThat(site.variables()).isEqualTo(Map.of("region", List.of("eastus")));
    assertThat(site.facts()).isEqualTo(Map.of("example-goes-first", "true", "default", "false"));
    assertThat(site.samples()).isEqualTo(Map.of("*.example.com", List.of("own.eus.example.com")));
    assertThat(site.vantagePoints())
        .containsExactly(
            simulated("node-1", "node-1", "nodes"),
            simulated("node-2", "node-2", "nodes", "servers"),
            simulated("ci", "", "ci"),
            simulated("internet", "", "internet"),
            simulated("outside", "", "any"),
            simulated("pod", "", "pod"));
  }

  @Test
  void each_host_has_addresses_of_its_own() {
    String[] names =
        Stream.iterate(1, number -> number + 1)
            .limit(600)
            .map(number -> "host-" + number)
            .toArray(String[]::new);
    PackSelection pack =
        PackFixture.pack("vendor")
            .role("nodes", names)
            .role("servers", "host-600")
            .requirements(requirement("r").to("servers", "1/tcp").expect(Expect.MANUAL))
            .select();

    Environment site = ExampleEnvironment.of(List.of(pack));

    List<SiteHost> nodes = site.hosts("nodes");
    assertThat(nodes)
        .extracting(host -> host.address().orElseThrow())
        .doesNotHaveDuplicates()
        .allMatch(address -> AddressScope.of(address) == AddressScope.PRIVATE)
        .allMatch(address -> address.text().startsWith("10.20."));
    assertThat(nodes)
        .flatExtracting(SiteHost::publicAddresses)
        .hasSize(600)
        .doesNotHaveDuplicates();
    assertThat(nodes.get(0).publicAddresses().get(0).text()).isEqualTo("203.0.113.1");
    assertThat(site.hosts("servers")).containsExactly(nodes.get(599));
  }

  static Stream<List<String>> shippedPacks() {
    return Stream.concat(allProfiles().stream().map(List::of), Stream.of(allProfiles()));
  }

  private static List<String> allProfiles() {
    return catalog().names().stream().map(name -> name + ":*").toList();
  }

  private static PackCatalog catalog() {
    return PackCatalog.of(ExampleEnvironmentTest.class.getClassLoader());
  }

  private static VantagePoint simulated(String name, String host, String... roles) {
    return new VantagePoint(
        name,
        VantagePoint.Kind.SIMULATED,
        Set.of(roles),
        host.isEmpty() ? Optional.empty() : Optional.of(host),
        Stream.of("www.example.com:443", "ns.example.com:53/udp")
            .map(VantagePoint.Control::parse)
            .toList());
  }
}
