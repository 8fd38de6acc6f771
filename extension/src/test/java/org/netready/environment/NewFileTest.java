// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netready.yaml.SpecException;

class NewFileTest {

  @TempDir private Path directory;

  @Test
  void a_new_file_holds_the_text_and_nothing_is_left_beside_it() {
    Path file = directory.resolve("site.yaml");

    NewFile.write(file, "phase: installed # \u2192\n");

    assertThat(file).usingCharset(StandardCharsets.UTF_8).hasContent("phase: installed # \u2192");
    assertThat(directory.toFile().list()).containsExactly("site.yaml");
  }

  @Test
  void a_file_that_is_there_is_not_touched() throws IOException {
    Path file = Files.writeString(directory.resolve("site.yaml"), "mine");

    assertThatThrownBy(() -> NewFile.write(file, "phase: installed\n"))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "'%s' is there already and is never overwritten; expected the name of a new file"
                .formatted(file));
    assertThat(file).hasContent("mine");
    assertThat(directory.toFile().list()).containsExactly("site.yaml");
  }

  @Test
  void a_link_that_leads_nowhere_is_there_too() throws IOException {
    Path file = directory.resolve("site.yaml");
    Files.createSymbolicLink(file, directory.resolve("elsewhere.yaml"));

    assertThatThrownBy(() -> NewFile.write(file, "phase: installed\n"))
        .isInstanceOf(SpecException.class);
    assertThat(directory.toFile().list()).containsExactly("site.yaml");
  }

  @Test
  void a_directory_is_not_made() {
    Path file = directory.resolve("sites").resolve("site.yaml");

    assertThatThrownBy(() -> NewFile.write(file, "phase: installed\n"))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "there is no directory for '%s'; expected %s to be there"
                .formatted(file, directory.resolve("sites")));
  }
}
