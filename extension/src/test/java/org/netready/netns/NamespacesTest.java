// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsNetns
@Timeout(120)
class NamespacesTest {

  private static final Path CONFIGURATIONS = Path.of("/etc/netns");

  @Test
  void closing_leaves_nothing(@TempDir Path directory) {
    Set<String> names;
    List<ProcessHandle> processes;
    try (Namespaces namespaces = Namespaces.open()) {
      namespaces.start(Site.empty(), directory);
      names = Set.of(namespaces.client().name(), namespaces.server().name());
      processes = namespaces.server().processes();
      assertThat(processes).isNotEmpty();
      assertThat(Namespace.names()).containsAll(names);
      assertThat(CONFIGURATIONS.resolve(namespaces.client().name())).isDirectory();
    }

    assertThat(Namespace.names()).doesNotContainAnyElementsOf(names);
    assertThat(names).noneMatch(name -> Files.exists(CONFIGURATIONS.resolve(name)));
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void a_set_up_that_fails_half_way_leaves_nothing() {
    String prefix = "netready-%d-half".formatted(ProcessHandle.current().pid());
    try (Undo undo = new Undo()) {
      Namespace.create(prefix + "-server", undo);

      assertThatThrownBy(() -> Namespaces.open(prefix)).hasMessageContaining("File exists");

      assertThat(Namespace.names())
          .contains(prefix + "-server")
          .doesNotContain(prefix + "-client", prefix + "-router");
      assertThat(CONFIGURATIONS.resolve(prefix + "-client")).doesNotExist();
    }
  }

  @Test
  void what_is_set_up_is_undone_when_the_process_ends(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        JavaProcess.builder(List.of(), Abandoning.class, List.of())
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();

    assertThat(output).content().startsWith("made netready-");
    assertThat(Namespace.names())
        .noneMatch(name -> name.startsWith("netready-%d-".formatted(process.pid())));
    assertThat(CONFIGURATIONS.resolve("netready-%d-1-client".formatted(process.pid())))
        .doesNotExist();
  }

  /** A process that ends without closing. */
  static final class Abandoning {

    private Abandoning() {}

    public static void main(String[] arguments) {
      System.out.println("made " + Namespaces.open().client().name());
    }
  }
}
