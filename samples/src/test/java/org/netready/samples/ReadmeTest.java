// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netready.environment.EnvironmentReader;
import org.netready.simulation.scenario.Scenarios;
import org.netready.spec.PackCatalog;

/** What README.md shows is what is compiled, read and there. */
class ReadmeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path SAMPLES = Path.of("src/test/java/org/netready/samples");

  @Test
  void the_tests_that_it_shows_are_compiled() throws IOException {
    String compiled = Files.readString(SAMPLES.resolve("OwnRequirementsTest.java"));

    assertThat(compiled.lines().map(ReadmeTest::line))
        .containsAll(block("Writing tests", "java").lines().map(ReadmeTest::line).toList());
  }

  @Test
  void the_rehearsals_that_it_shows_are_compiled() throws IOException {
    String own = Files.readString(SAMPLES.resolve("InstallerRehearsalTest.java"));
    String scenarios = Files.readString(SAMPLES.resolve("ScenarioRehearsalTest.java"));

    assertThat(own.lines().map(ReadmeTest::line))
        .containsAll(
            block("Rehearse your own code", "java").lines().map(ReadmeTest::line).toList());
    assertThat(scenarios.lines().map(ReadmeTest::line))
        .containsAll(block("Rehearse", "java").lines().map(ReadmeTest::line).toList());
  }

  @Test
  void the_pack_that_it_shows_can_be_read(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("needs.yaml"), block("Writing a pack", "yaml"));

    PackCatalog catalog = PackCatalog.of(getClass().getClassLoader());

    assertThat(catalog.select(List.of("needs.yaml"), folder)).hasSize(1);
  }

  @Test
  void the_environment_that_it_shows_can_be_read(@TempDir Path folder) throws IOException {
    String shown = block("Writing an environment", "yaml");
    String readable =
        shown
            .lines()
            .filter(
                line ->
                    !line.matches(
                        "trust:.*| +(?:site|product|exempt): .*| +password: .*| +user: .*"))
            .reduce("", (text, line) -> text + line + "\n");
    Path file = Files.writeString(folder.resolve("site.yaml"), readable);

    assertDoesNotThrow(() -> EnvironmentReader.read(file));
  }

  @Test
  void the_scenario_that_it_shows_can_be_read(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("own.yaml"), block("Rehearse", "yaml"));

    assertThat(Scenarios.read(List.of("own.yaml"), folder)).hasSize(1);
  }

  @Test
  void the_fields_that_it_asks_for_are_in_its_tables() throws IOException {
    Matcher asked =
        Pattern.compile("(?<![\\w*])\\.([a-z]\\w+)(?=[],) ])").matcher(block("Result files", "sh"));
    List<String> rows = readme().lines().filter(line -> line.startsWith("| `")).toList();

    assertThat(asked.results().map(match -> "`" + match.group(1) + "`").distinct())
        .hasSizeGreaterThan(10)
        .allSatisfy(field -> assertThat(rows).anySatisfy(row -> assertThat(row).contains(field)));
  }

  @Test
  void the_files_that_it_names_are_there() throws IOException {
    Matcher named =
        Pattern.compile("`((?:samples|extension|requirement-specs)/(?!target/)[^`*]+)`")
            .matcher(readme());

    assertThat(named.results().map(match -> ROOT.resolve(match.group(1))))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void the_classes_that_it_runs_are_there() throws IOException {
    Matcher run = Pattern.compile("-Dtest='?([\\w*,]+)").matcher(readme());
    List<String> patterns =
        run.results().flatMap(it -> Stream.of(it.group(1).split(","))).distinct().toList();

    assertThat(patterns)
        .isNotEmpty()
        .allSatisfy(
            pattern -> assertThat(SAMPLES).isDirectoryContaining("glob:**/" + pattern + ".java"));
  }

  /** Return the blocks in a language below a heading, as one text. */
  private static String block(String heading, String language) throws IOException {
    String section = readme().split("(?m)^## " + Pattern.quote(heading) + "$", 2)[1];
    String below = section.split("(?m)^## ", 2)[0];
    Matcher block = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$").matcher(below);
    String text = block.results().map(match -> match.group(1)).collect(Collectors.joining());
    assertThat(text).as("a block of " + language + " below " + heading).isNotEmpty();
    return text;
  }

  /** Return a line without its indentation, and without the end of a statement that goes on. */
  private static String line(String line) {
    return line.strip().replaceFirst("(?<=\\))[,;)]+$", "");
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
