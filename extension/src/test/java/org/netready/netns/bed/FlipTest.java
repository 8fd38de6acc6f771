// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netready.netns.Applied;
import org.netready.netns.FirewallRule;
import org.netready.netns.SuiteProcess;
import org.netready.report.ResultLine;
import org.netready.verdict.Verdict;

/**
 * The same suite on an open network and on one that forwards nothing, and the same again with every
 * expectation turned round: what passes on one passes on the other for no reason that is good.
 */
@NeedsBed
class FlipTest {

  private static final String CONTROL = "flip-control";

  /** The rows whose silence shows nothing, since what listens need not answer. */
  private static final Set<String> MAY_BE_MUTE = Set.of("flip-quic", "flip-udp");

  private static Set<String> open;
  private static Set<String> openInverted;
  private static Set<String> shut;
  private static Set<String> shutInverted;
  private static Set<String> rows;

  @BeforeAll
  @Timeout(240)
  static void run(@TempDir Path directory) throws IOException {
    Path pack = copy("flip.yaml", directory);
    Path inverted =
        Files.writeString(
            Files.createDirectory(directory.resolve("inverted")).resolve("flip.yaml"),
            Files.readString(pack).replace("expect: reachable", "expect: blocked"));
    Path environment = copy("flip-environment.yaml", directory);
    try (Bed bed = Bed.open(directory)) {
      bed.name("flip.bed.example", "198.18.0.10");
      CompletableFuture<SuiteProcess> first = start(bed, pack, environment);
      openInverted = passed(start(bed, inverted, environment).join());
      open = passed(first.join());
      rows =
          first.join().results().stream().map(ResultLine::requirement).collect(Collectors.toSet());
      Applied denied = denyAll(bed);
      try (denied) {
        first = start(bed, pack, environment);
        shutInverted = passed(start(bed, inverted, environment).join());
        shut = passed(first.join());
      }
    }
  }

  private static Applied denyAll(Bed bed) {
    return bed.firewall()
        .apply(
            new FirewallRule(
                FirewallRule.FORWARD,
                "ct original ip daddr 198.18.0.0/24 meta l4proto { tcp, udp }"
                    + " ct original proto-dst != 9000 drop"));
  }

  private static CompletableFuture<SuiteProcess> start(Bed bed, Path pack, Path environment) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return SuiteProcess.run(bed.network().client(), pack.toString(), environment);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
          }
        });
  }

  private static Set<String> passed(SuiteProcess suite) {
    assertThat(suite.results()).as(suite.output()).isNotEmpty();
    return suite.results().stream()
        .filter(line -> line.verdict() == Verdict.PASS)
        .map(ResultLine::requirement)
        .filter(requirement -> !requirement.startsWith(CONTROL))
        .collect(Collectors.toSet());
  }

  private static Path copy(String name, Path directory) throws IOException {
    try (var file = FlipTest.class.getResourceAsStream(name)) {
      Path copy = directory.resolve(name);
      Files.copy(file, copy);
      return copy;
    }
  }

  @Test
  void everything_passes_on_the_open_network() {
    assertThat(rows).hasSizeGreaterThan(10);
    assertThat(open)
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().filter(row -> !row.startsWith(CONTROL)).toList());
  }

  @Test
  void nothing_passes_where_nothing_is_forwarded() {
    assertThat(shut).isEmpty();
  }

  @Test
  void turned_round_nothing_passes_on_the_open_network() {
    assertThat(openInverted).isEmpty();
  }

  @Test
  void turned_round_everything_passes_where_nothing_is_forwarded_unless_silence_shows_nothing() {
    assertThat(shutInverted)
        .containsExactlyInAnyOrderElementsOf(
            open.stream().filter(row -> !MAY_BE_MUTE.contains(row)).toList());
  }
}
