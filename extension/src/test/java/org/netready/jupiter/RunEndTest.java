// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.spec.Requirements.requirement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RunEndTest {

  @TempDir Path folder;

  private static int open;
  private static int closed;

  @NetworkRequirements
  static class Own {
    @TestFactory
    Stream<DynamicTest> own(Readiness readiness) {
      return readiness.tests(
          requirement("store").title("t").from("ci").to("stores").port(9000),
          requirement("hand").title("t").from("ci").to("stores").port(9000).manual());
    }
  }

  @NetworkRequirements(environment = "site.yaml")
  static class Closed {
    @TestFactory
    Stream<DynamicTest> own(Readiness readiness) {
      return readiness.tests(requirement("store").title("t").from("ci").to("stores").port(closed));
    }
  }

  @NetworkRequirements(environment = "site.yaml")
  static class EndedEarly {
    @TestFactory
    Stream<DynamicTest> own(Readiness readiness) {
      return readiness
          .tests(
              requirement("open").title("t").from("ci").to("stores").port(open),
              requirement("slow").title("t").from("ci").to("stores").port(open).tls())
          .limit(1);
    }
  }

  @Test
  void the_headline_is_the_last_line() {
    Kit.Ran ran = Kit.of(Own.class, folder).with("environment", "simulated").run();

    assertThat(ran.lastLine())
        .isEqualTo(
            "NOT PROVEN (1 of 2 musts proven): 1 passed, 0 failed, 0 inconclusive, 1 gap"
                + " (1 to be confirmed by hand) (simulated)");
  }

  @Test
  void everything_of_a_simulated_run_says_so() throws IOException {
    Kit.Ran ran = Kit.of(Own.class, folder).with("environment", "simulated").run();

    assertThat(ran.tests())
        .containsExactly(
            "SUCCESSFUL store:ci@ci>stores@stores:9000/tcp t (simulated)",
            "ABORTED hand!manual t (simulated)");
    assertThat(ran.thrown("hand").getMessage().lines().findFirst().orElseThrow())
        .endsWith("(simulated)");
    assertThat(ran.printed().get(1)).isEqualTo("Netready: " + Own.class.getName() + " (simulated)");
    assertThat(lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("\"simulated\":true"));
  }

  @Test
  void a_test_that_passes_prints_nothing() {
    Kit.Ran ran = Kit.of(Own.class, folder).with("environment", "simulated").run();

    assertThat(ran.printed()).hasSize(4).first().isEqualTo("");
  }

  @Test
  void the_folder_of_the_results_is_told_from_the_directory_of_the_call() {
    Kit.Ran ran = Kit.of(Own.class, folder).with("environment", "simulated").run();

    assertThat(ran.printed().get(2)).matches("  plan and results: out/run-\\d+T\\d+Z-\\d+");
  }

  @Test
  void a_folder_elsewhere_is_told_in_full(@TempDir Path elsewhere) {
    Kit.Ran ran =
        Kit.of(Own.class, folder).with("environment", "simulated").with("output", elsewhere).run();

    assertThat(ran.printed().get(2)).startsWith("  plan and results: " + elsewhere + "/run-");
  }

  @Test
  void a_run_without_a_pass_fails() {
    closed = Site.closedPort();
    Site.write(folder);

    Kit.Ran ran = Kit.of(Closed.class, folder).run();

    assertThat(ran.tests()).hasSize(2).last().isEqualTo("FAILED own: nothing was proven");
    assertThat(ran.thrown("own"))
        .hasMessage("no check of this run passed, so it shows nothing; expected at least one PASS");
  }

  @Test
  void a_dry_run_probes_nothing_and_aborts_every_test() throws IOException {
    Kit.Ran ran =
        Kit.of(Own.class, folder).with("environment", "simulated").with("dry-run", true).run();

    assertThat(ran.thrown("store")).hasMessage("dry run (simulated)");
    assertThat(ran.thrown("store").getStackTrace()).isEmpty();
    assertThat(ran.thrown("hand")).hasMessageStartingWith("dry run; gap: to be confirmed by hand");
    assertThat(ran.lastLine())
        .isEqualTo(
            "DRY RUN: 1 checks of 1 requirements planned, 1 gaps, 0 not applicable; nothing was probed"
                + " (simulated)");
    assertThat(lines()).hasSize(2).allSatisfy(line -> assertThat(line).doesNotContain("verdict"));
  }

  @Test
  void a_stream_that_is_closed_early_cancels_what_is_left() {
    try (Site.Server server = Site.Server.start()) {
      open = server.port();
      Site.write(folder, "limits: {check: 30s}");
      Instant start = Instant.now();

      Kit.Ran ran = Kit.of(EndedEarly.class, folder).run();

      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
      assertThat(ran.tests()).hasSize(1);
      assertThat(ran.printed())
          .contains("  ended early: a check without an answer by then is an error");
      assertThat(ran.lastLine())
          .isEqualTo(
              "NOT READY (1 of 2 musts proven): 1 passed, 0 failed, 1 error, 0 inconclusive, 0 gaps");
    }
  }

  private List<String> lines() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(
              file -> {
                try {
                  return Files.readAllLines(file).stream();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}
