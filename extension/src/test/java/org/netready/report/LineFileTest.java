// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {

  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("lines.jsonl");
  }

  @Test
  void lines_follow_those_that_are_there() throws IOException {
    LineFile.append(file, Stream.of("one\n", "two\n"));
    LineFile.append(file, Stream.of());
    LineFile.append(file, Stream.of("drei: \u00e4\n"));

    assertThat(file).usingCharset(UTF_8).hasContent("one\ntwo\ndrei: \u00e4\n");
    assertThat(directory).isDirectoryContaining("glob:**/lines.jsonl");
  }

  @Test
  void a_file_of_which_a_line_cannot_be_made_does_not_appear() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> LineFile.append(file, broken()));

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void lines_of_which_one_cannot_be_made_leave_the_file_as_it_was() throws IOException {
    LineFile.append(file, Stream.of("one\n"));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> LineFile.append(file, broken()));

    assertThat(file).hasContent("one\n");
    assertThat(Files.size(file)).isEqualTo(4);
  }

  /** More lines than a buffer holds, and then none. */
  private static Stream<String> broken() {
    return Stream.concat(
        Stream.generate(() -> "a line\n").limit(100_000),
        Stream.of("last").map(LineFileTest::fail));
  }

  private static String fail(String line) {
    throw new IllegalStateException(line);
  }
}
