// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsNetns
@Timeout(120)
class NamespacesTest {

  private static final Path CONFIGURATIONS = Path.of("/etc/netns");

  /** No process has such a number: it is beyond what Linux allows. */
  private static final int NOBODY = 1 << 23;

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
    String prefix = Owner.current().prefix() + "half";
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
        .noneMatch(name -> name.startsWith("netready-p%d-".formatted(process.pid())));
    assertThat(configurationsOf(process.pid())).isEmpty();
  }

  @Test
  void what_is_set_up_is_undone_when_the_process_is_killed()
      throws IOException, InterruptedException {
    Process process = JavaProcess.builder(List.of(), Waiting.class, List.of()).start();
    String client = process.inputReader().readLine();
    List<ProcessHandle> children = process.descendants().toList();
    assertThat(Namespace.names()).contains(client);
    assertThat(children).isNotEmpty();

    process.destroyForcibly().waitFor();
    children.forEach(child -> child.onExit().join());

    assertThat(Namespace.names())
        .noneMatch(name -> name.startsWith("netready-p%d-".formatted(process.pid())));
    assertThat(configurationsOf(process.pid())).isEmpty();
  }

  @Test
  void what_a_dead_process_has_left_is_swept_away() {
    Namespace left = new Namespace("netready-p%d-t1-left".formatted(NOBODY));
    Command.run("ip", "netns", "add", left.name());
    try (Undo undo = new Undo();
        Undo kept = new Undo()) {
      left.configure("hosts", "127.0.0.1 localhost\n", undo);
      Namespace own = Namespace.create(Owner.current().prefix() + "own", kept);

      StaleNamespaces.sweep();

      assertThat(Namespace.names()).contains(own.name()).doesNotContain(left.name());
      assertThat(CONFIGURATIONS.resolve(left.name())).doesNotExist();
    }
  }

  private static List<String> configurationsOf(long pid) throws IOException {
    if (Files.notExists(CONFIGURATIONS)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(CONFIGURATIONS)) {
      return directories
          .map(it -> it.getFileName().toString())
          .filter(it -> it.startsWith("netready-p%d-".formatted(pid)))
          .toList();
    }
  }

  /** A process that waits to be killed. */
  static final class Waiting {

    private Waiting() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println(Namespaces.open().client().name());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** A process that ends without closing. */
  static final class Abandoning {

    private Abandoning() {}

    public static void main(String[] arguments) {
      System.out.println("made " + Namespaces.open().client().name());
    }
  }
}
