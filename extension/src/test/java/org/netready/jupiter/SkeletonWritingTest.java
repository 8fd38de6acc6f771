// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkeletonWritingTest {

  @TempDir Path folder;

  static class Suite implements NetworkReadiness {}

  @Test
  void a_skeleton_is_written_without_an_environment_and_nothing_is_probed() {
    Kit.Ran ran = run();

    assertThat(ran.tests()).containsExactly("ABORTED requirements: skeleton of an environment");
    assertThat(ran.onlyMessage())
        .isEqualTo("wrote %s; nothing was probed".formatted(folder.resolve("new.yaml")));
    assertThat(folder.resolve("new.yaml")).content().contains("k3s-servers:");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(ran.lastLine())
        .isEqualTo("then run with -Dnetready.environment=" + folder.resolve("new.yaml"));
  }

  @Test
  void a_file_that_is_there_is_never_overwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("new.yaml"), "mine");

    Kit.Ran ran = run();

    assertThat(ran.tests()).containsExactly("FAILED requirements: skeleton of an environment");
    assertThat(ran.onlyMessage())
        .isEqualTo(
            "'%s' is there already and is never overwritten; expected the name of a new file"
                .formatted(file));
    assertThat(file).hasContent("mine");
  }

  private Kit.Ran run() {
    return Kit.of(Suite.class, folder)
        .with("packs", "rancher:k3s")
        .with("skeleton", "new.yaml")
        .run();
  }
}
