// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.plan.RequirementFixture.requirement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.environment.Environment;
import org.netready.environment.EnvironmentReader;
import org.netready.environment.FailOn;
import org.netready.environment.Limits;
import org.netready.environment.Phase;
import org.netready.environment.SiteHost;
import org.netready.environment.VantagePoint;
import org.netready.spec.PackCatalog;
import org.netready.spec.PackSelection;

class EnvironmentSkeletonTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/org/netready/plan");
  private static final List<String> SHOP_AND_BANK = List.of("shop.yaml:small", "bank.yaml");
  private static final PackCatalog CATALOG =
      PackCatalog.of(EnvironmentSkeletonTest.class.getClassLoader());

  @TempDir private Path directory;

  @Test
  void a_skeleton_explains_what_the_chosen_requirements_need() throws IOException {
    String expected = Files.readString(DIRECTORY.resolve("skeleton.yaml"));

    assertThat(shopAndBank()).isEqualTo(expected);
  }

  @Test
  void a_skeleton_is_an_environment_in_which_nothing_is_set() throws IOException {
    Environment site = read(shopAndBank());

    assertThat(site.packs()).isEqualTo(SHOP_AND_BANK);
    assertThat(site.phase()).isEqualTo(Phase.BEFORE_INSTALL);
    assertThat(site.variables()).isEmpty();
    assertThat(site.facts()).isEmpty();
    assertThat(site.vantagePoints()).isEmpty();
    assertThat(site.samples()).isEmpty();
    assertThat(site.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(site.failOn()).containsExactly(FailOn.FAIL);
    assertThat(site.roles())
        .isEqualTo(Map.of("nodes", List.of(), "clients", List.of(), "tills", List.of()));
  }

  @Test
  void a_skeleton_is_filled_in_by_removing_its_marks() throws IOException {
    Environment site = read(filledIn(shopAndBank()));

    assertThat(site.hosts("nodes")).containsExactly(SiteHost.of("node-1"), SiteHost.of("node-2"));
    assertThat(site.variables())
        .containsOnly(
            Map.entry("region", List.of("eastus")),
            Map.entry("port", List.of("8443")),
            Map.entry("mirrors", List.of("a.example.com", "b.example.com")));
    assertThat(site.facts()).isEqualTo(Map.of("cni", "canal", "firewall", "false"));
    assertThat(site.samples())
        .containsOnly(
            Map.entry("*.eus.example.com", List.of("a.eus.example.com")),
            Map.entry("*.${region-code}.example.com", List.of("shop.eus.example.com")));
    assertThat(site.vantagePoints()).flatExtracting(VantagePoint::roles).containsExactly("nodes");
  }

  @Test
  void what_no_pack_declares_is_there_by_its_name() throws IOException {
    PackSelection own =
        PackFixture.pack("own")
            .requirements(requirement("own-1").from("ci").to("git *.example.com", "443/tcp"))
            .select();

    Environment site = read(filledIn(EnvironmentSkeleton.text(List.of(own))));

    assertThat(site.packs()).containsExactly("own");
    assertThat(site.roles()).containsOnlyKeys("ci", "git");
    assertThat(site.samples()).containsOnlyKeys("*.example.com");
  }

  @ParameterizedTest
  @MethodSource("shippedPacks")
  void a_skeleton_of_a_shipped_pack_chooses_what_it_was_made_for(String pack) throws IOException {
    List<PackSelection> selections = CATALOG.select(List.of(pack), directory);

    Environment site = read(EnvironmentSkeleton.text(selections));

    assertThat(CATALOG.select(site.packs(), directory)).isEqualTo(selections);
  }

  @ParameterizedTest
  @MethodSource("shippedPacks")
  void a_skeleton_of_a_shipped_pack_has_all_that_a_plan_needs(String pack) throws IOException {
    List<PackSelection> selections = CATALOG.select(List.of(pack), directory);

    Environment site = read(filledIn(EnvironmentSkeleton.text(selections)));

    assertThat(Planner.plan(selections, site, Filter.ALL).checks()).isNotEmpty();
  }

  static Stream<String> shippedPacks() {
    return CATALOG.names().stream().map(name -> name + ":*");
  }

  /** The proxy needs a variable and trust needs files, so what comes after samples stays. */
  private static String filledIn(String text) {
    int end = text.indexOf("# Resolvers");
    return text.substring(0, end).replaceAll("(?m)^( *)#(?! \\S)", "$1") + text.substring(end);
  }

  private static String shopAndBank() {
    return EnvironmentSkeleton.text(CATALOG.select(SHOP_AND_BANK, DIRECTORY), SHOP_AND_BANK);
  }

  private Environment read(String text) throws IOException {
    return EnvironmentReader.read(Files.writeString(directory.resolve("site.yaml"), text));
  }
}
