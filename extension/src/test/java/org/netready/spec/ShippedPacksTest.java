// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPacksTest {

  private static final PackCatalog CATALOG =
      PackCatalog.of(ShippedPacksTest.class.getClassLoader());

  @Test
  void the_index_lists_them() {
    assertThat(CATALOG.names())
        .containsExactly("azure-arc", "azureml-arc", "nvidia-runai", "rancher", "runai", "uipath");
  }

  @Test
  void they_go_together_with_all_their_profiles() {
    List<String> all = CATALOG.names().stream().map(name -> name + ":*").toList();

    assertThat(CATALOG.select(all, Path.of("")))
        .extracting(selection -> selection.pack().name())
        .containsExactlyElementsOf(CATALOG.names());
  }

  @ParameterizedTest
  @MethodSource("packs")
  void every_requirement_says_where_its_document_says_it(Pack pack) {
    assertThat(pack.requirements())
        .allSatisfy(
            requirement -> {
              Citation citation = requirement.citation();
              assertThat(citation.document().url()).startsWith("https://");
              assertThat(citation.document().retrieved()).matches("2026-\\d\\d-\\d\\d");
              assertThat(citation.section()).isNotEmpty();
              assertThat(citation.row()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("packs")
  void every_title_is_a_claim_without_full_stop(Pack pack) {
    assertThat(pack.requirements())
        .allSatisfy(
            requirement -> assertThat(requirement.title()).doesNotEndWith(".").isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("packs")
  void a_place_is_a_line_of_the_file_that_one_edits(Pack pack) throws Exception {
    Requirement requirement = pack.requirements().get(0);
    Path file = Path.of(requirement.position().source());

    assertThat(file.toString()).contains("src").endsWith(pack.name() + ".yaml");
    assertThat(Files.readAllLines(file).get(requirement.position().line() - 1))
        .contains("id: " + requirement.id());
  }

  @Test
  void what_a_document_opens_to_anyone_has_to_be_open_from_every_place_that_is_asked() {
    assertThat(requirements())
        .filteredOn(it -> it.from().contains(Role.ANY))
        .filteredOn(it -> !it.inferred().contains(Inferred.SOURCE))
        .filteredOn(it -> it.sources() != Sources.ALL)
        .extracting(Requirement::id)
        .isEmpty();
  }

  @Test
  void what_takes_the_place_of_an_obsolete_row_is_asked_in_its_profiles() {
    assertThat(requirements())
        .filteredOn(it -> !it.obsolete().isEmpty())
        .filteredOn(it -> requirements().noneMatch(other -> takesThePlaceOf(it, other)))
        .extracting(Requirement::id)
        .isEmpty();
  }

  @Test
  void no_service_is_inferred_where_none_is_asked_for() {
    assertThat(requirements())
        .filteredOn(it -> it.inferred().contains(Inferred.SERVICE))
        .filteredOn(it -> it.alternatives().stream().anyMatch(to -> to.service() == Service.NONE))
        .extracting(Requirement::id)
        .isEmpty();
  }

  @Test
  void silence_on_a_port_of_vxlan_is_known_to_be_that_of_vxlan() {
    assertThat(requirements())
        .filteredOn(it -> it.expect() == Expect.REACHABLE || it.expect() == Expect.BLOCKED)
        .filteredOn(it -> it.alternatives().stream().anyMatch(ShippedPacksTest::isOnPortOfVxlan))
        .filteredOn(it -> it.alternatives().stream().anyMatch(to -> to.service() != Service.VXLAN))
        .extracting(Requirement::id)
        .isEmpty();
  }

  private static boolean takesThePlaceOf(Requirement obsolete, Requirement other) {
    return other.obsolete().isEmpty()
        && other.from().equals(obsolete.from())
        && other.profiles().containsAll(obsolete.profiles())
        && other.alternatives().stream()
            .flatMap(alternative -> alternative.to().stream())
            .anyMatch(target -> obsolete.obsolete().contains(target.text()));
  }

  private static boolean isOnPortOfVxlan(Alternative alternative) {
    return alternative.ports().stream()
        .anyMatch(port -> List.of("8472/udp", "4789/udp").contains(port.text()));
  }

  static Stream<Requirement> requirements() {
    return packs().flatMap(pack -> pack.requirements().stream());
  }

  static Stream<Pack> packs() {
    return CATALOG
        .select(CATALOG.names().stream().map(name -> name + ":*").toList(), Path.of(""))
        .stream()
        .map(PackSelection::pack);
  }
}
