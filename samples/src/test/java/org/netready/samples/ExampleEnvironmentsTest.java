// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.environment.Environment;
import org.netready.environment.EnvironmentReader;
import org.netready.plan.Filter;
import org.netready.plan.Plan;
import org.netready.plan.Planner;
import org.netready.spec.PackCatalog;
import org.netready.spec.PackSelection;

/**
 * The files in {@code samples/environments} fit their packs: they can be planned, and they name
 * whatever their packs declare. Nothing is asked of the network.
 */
class ExampleEnvironmentsTest {

  private static final Path FOLDER = Path.of("environments");
  private static final PackCatalog CATALOG =
      PackCatalog.of(ExampleEnvironmentsTest.class.getClassLoader());

  @ParameterizedTest
  @ValueSource(strings = {"runai", "nvidia-runai", "azureml-arc", "uipath", "rancher"})
  void an_example_can_be_planned_as_it_is(String vendor) {
    Environment environment = EnvironmentReader.read(FOLDER.resolve(vendor + ".yaml"));
    List<PackSelection> packs = CATALOG.select(environment.packs(), FOLDER);

    Plan plan = Planner.plan(packs, environment, Filter.ALL);

    assertThat(packs).first().extracting(it -> it.pack().name()).isEqualTo(vendor);
    assertThat(plan.checks()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runai", "nvidia-runai", "azureml-arc", "uipath", "rancher"})
  void an_example_names_all_that_its_packs_declare(String vendor) throws IOException {
    String text = Files.readString(FOLDER.resolve(vendor + ".yaml"));
    List<PackSelection> packs = CATALOG.select(List.of(vendor + ":*"), FOLDER);

    List<String> missing =
        packs.stream()
            .flatMap(ExampleEnvironmentsTest::declared)
            .distinct()
            .filter(name -> !isNamed(name, text))
            .toList();

    assertThat(missing).as("roles, variables, facts and wildcards without a word").isEmpty();
  }

  @Test
  void there_is_no_other_example() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder(
              "runai.yaml", "nvidia-runai.yaml", "azureml-arc.yaml", "uipath.yaml", "rancher.yaml");
    }
  }

  private static Stream<String> declared(PackSelection selection) {
    return Stream.of(
            selection.pack().roles().keySet(),
            selection.pack().variables().keySet(),
            selection.pack().facts().keySet(),
            selection.pack().wildcards().keySet())
        .flatMap(Collection::stream);
  }

  /** Return whether a name is there as a whole: {@code nodes} is not named by {@code ec2-nodes}. */
  private static boolean isNamed(String name, String text) {
    return Pattern.compile("(?<![\\w.*-])" + Pattern.quote(name) + "(?![\\w-])")
        .matcher(text)
        .find();
  }
}
