// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.ByHand;
import org.netready.PlannedByHand;
import org.netready.plan.Plan;
import org.netready.plan.PlannedRequirement;

class RunFolderTest {

  private static final Provenance SITE = new Provenance("prod.yaml", false);
  private static final long PID = ProcessHandle.current().pid();

  @TempDir private Path directory;

  @Test
  @ResourceLock(Resources.LOCALE)
  void a_name_has_plain_digits_in_every_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(RunName.named(Instant.parse("2026-11-21T00:01:03Z"), 4711))
          .isEqualTo("run-20261121T000103Z-4711");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void classes_of_one_process_share_its_files() throws IOException {
    Plan plan =
        new Plan(
            List.of(
                new PlannedRequirement(
                    PlannedByHand.requirement(),
                    "rancher",
                    List.of(PlannedByHand.check()),
                    List.of())));
    for (String ignored : List.of("first class", "second class")) {
      RunFolder folder = RunFolder.open(directory.resolve("netready"), "run-1");
      new PlanWriter(folder, SITE).write(plan);
      new ResultWriter(folder, SITE).write(ByHand.failed(), Instant.EPOCH);
    }

    Path run = directory.resolve("netready/run-1");
    assertThat(run)
        .isDirectoryContaining("glob:**/plan-%d.jsonl".formatted(PID))
        .isDirectoryContaining("glob:**/results-%d.jsonl".formatted(PID));
    assertThat(filesIn(run)).hasSize(2);
    assertThat(run.resolve("plan-%d.jsonl".formatted(PID))).content().hasLineCount(2);
    assertThat(ResultReader.read(run.resolve("results-%d.jsonl".formatted(PID))).lines())
        .hasSize(2);
  }

  @Test
  void lines_of_many_threads_stay_whole() throws Exception {
    RunFolder folder = RunFolder.open(directory, "run-1");
    ResultWriter writer = new ResultWriter(folder, SITE);
    Callable<Void> task =
        () -> {
          writer.write(ByHand.passed(), Instant.EPOCH);
          return null;
        };

    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Void> done :
          threads.invokeAll(IntStream.range(0, 200).mapToObj(i -> task).toList())) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    ResultFile file = ResultReader.read(folder.path().resolve("results-%d.jsonl".formatted(PID)));
    assertThat(file.problems()).isEmpty();
    assertThat(file.lines()).hasSize(200);
  }

  @Test
  void an_interrupted_thread_still_writes() throws IOException {
    RunFolder folder = RunFolder.open(directory, "run-1");
    ResultWriter writer = new ResultWriter(folder, SITE);

    Thread.currentThread().interrupt();
    writer.write(ByHand.passed(), Instant.EPOCH);
    writer.write(ByHand.passed(), Instant.EPOCH);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.path().resolve("results-%d.jsonl".formatted(PID))).content().hasLineCount(2);
  }

  @Test
  void a_folder_that_cannot_be_made_is_named_with_the_reason() throws IOException {
    Path run = Files.writeString(directory.resolve("run-1"), "a file");

    assertThatExceptionOfType(RunFolderException.class)
        .isThrownBy(() -> RunFolder.open(directory, "run-1"))
        .withMessage(
            "cannot write to '%s': '%s' is no directory; "
                + "expected a directory that may be created and written to",
            run, run);
  }

  @Test
  void a_folder_below_a_file_is_refused() throws IOException {
    Path output = Files.writeString(directory.resolve("netready"), "a file");

    assertThatExceptionOfType(RunFolderException.class)
        .isThrownBy(() -> RunFolder.open(output, "run-1"))
        .withMessageStartingWith("cannot write to '%s': ", output.resolve("run-1"));
  }

  @Test
  void a_file_that_cannot_be_written_is_named() throws IOException {
    RunFolder folder = RunFolder.open(directory, "run-1");
    Path file = Files.createDirectory(folder.path().resolve("results-%d.jsonl".formatted(PID)));

    assertThatExceptionOfType(RunFolderException.class)
        .isThrownBy(() -> new ResultWriter(folder, SITE).write(ByHand.passed(), Instant.EPOCH))
        .withMessageStartingWith("cannot write to '%s': ", file);
  }

  @Test
  void a_run_is_named_after_its_start() {
    assertThat(RunName.named(Instant.parse("2026-11-21T00:01:03.9Z"), 4711))
        .isEqualTo("run-20261121T000103Z-4711");
  }

  @Test
  void all_of_this_build_is_one_run() {
    assertThat(RunName.of(ProcessHandle.current()))
        .matches("run-\\d{8}T\\d{6}Z-\\d+")
        .isEqualTo(RunName.of(ProcessHandle.current()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/jdk/bin/java -Dmaven.home=/m org.codehaus.plexus.classworlds.launcher.Launcher -q test | true",
        "/jdk/bin/java -jar /p/target/surefire/surefirebooter.jar /p/target/surefire             | false",
        "/jdk/bin/java -cp gradle-launcher.jar org.gradle.launcher.daemon.bootstrap.GradleDaemon | false",
        "/bin/sh -c mvn test                                                                     | false",
        "''                                                                                      | false"
      })
  void only_a_maven_of_one_build_names_a_run(String commandLine, boolean isMaven) {
    assertThat(RunName.isMaven(commandLine)).isEqualTo(isMaven);
  }

  private static List<Path> filesIn(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.toList();
    }
  }
}
