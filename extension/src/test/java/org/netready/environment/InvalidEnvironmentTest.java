// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.yaml.SpecException;

/** One file for each mistake, and beside it the whole message. */
class InvalidEnvironmentTest {

  private static final Path DIRECTORY =
      Path.of("src/test/resources/org/netready/environment/invalid");
  private static final Map<String, String> PROCESS =
      Map.of("PROXY_PASSWORD", "Hunter 2", "NETREADY_TEST_EMPTY", "");

  @ParameterizedTest
  @MethodSource("files")
  void a_mistake_has_its_message(String file) throws IOException {
    String message = Files.readString(DIRECTORY.resolve(file.replace(".yaml", ".txt")));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(SpecException.class)
        .hasMessage(message.stripTrailing())
        .message()
        .doesNotContainIgnoringCase("hunter");
  }

  @Test
  void each_message_belongs_to_a_file() throws IOException {
    assertThat(files(".txt").map(name -> name.replace(".txt", ".yaml")).toList())
        .isEqualTo(files().toList());
  }

  @Test
  void a_missing_file_is_named_with_the_directory_where_it_was_looked_up() {
    assertThatThrownBy(() -> read("prod.yaml"))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "there is no environment file 'prod.yaml' in %s; "
                    .formatted(DIRECTORY.toAbsolutePath().normalize())
                + "expected a path from there, or an absolute one");
  }

  @Test
  void a_missing_file_with_an_absolute_path_is_named_alone(@TempDir Path directory) {
    Path file = directory.resolve("prod.yaml");

    assertThatThrownBy(() -> EnvironmentReader.read(file))
        .isInstanceOf(SpecException.class)
        .hasMessage("there is no environment file '%s'; expected the path of one".formatted(file));
  }

  @Test
  void a_directory_is_no_file(@TempDir Path directory) {
    assertThatThrownBy(() -> EnvironmentReader.read(directory))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "the environment file '%s' cannot be read; expected a readable file (%s)"
                .formatted(directory, directory));
  }

  @Test
  void a_wrong_proxy_of_the_process_is_a_mistake_too(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("site.yaml"), "phase: never\n");
    var process = Map.of("HTTPS_PROXY", "socks4://netready:hunter2@proxy:1080");

    assertThatThrownBy(
            () ->
                EnvironmentReader.read(Path.of("site.yaml"), directory, process, new Properties()))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            """
            the value of HTTPS_PROXY is not a proxy; expected a form like \
            http://proxy.example.com:3128 or socks5://proxy.example.com:1080, or 'proxy' in the environment file
            site.yaml:1:8: unknown phase 'never'; expected one of [before-install, installed]""");
  }

  static Stream<String> files() throws IOException {
    return files(".yaml");
  }

  private static Stream<String> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(it -> it.endsWith(suffix))
              .toList();
      return names.stream().sorted();
    }
  }

  private static Environment read(String file) {
    return EnvironmentReader.read(Path.of(file), DIRECTORY, PROCESS, new Properties());
  }
}
