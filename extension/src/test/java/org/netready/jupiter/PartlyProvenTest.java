// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.assertj.ReadinessAssertions.assertThatResults;
import static org.netready.spec.Requirements.requirement;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.netready.spec.Level;

/** What is proven in part is never told as proven, on real loopback. */
class PartlyProvenTest {

  @TempDir Path folder;

  private static int open;
  private static String range;

  @NetworkRequirements(environment = "site.yaml")
  static class Halves {
    @Test
    void passes(Readiness readiness) {
      assertThatResults(
              readiness.check(
                  requirement("store").title("t").from("ci").to("stores").port(open),
                  requirement("both").title("t").from("ci", "stores").to("stores").port(open)))
          .allPassed();
    }
  }

  @NetworkRequirements(environment = "site.yaml")
  static class Range {
    @TestFactory
    Stream<DynamicTest> tests(Readiness readiness) {
      return readiness.tests(requirement("range").title("t").from("ci").to("stores").ports(range));
    }

    @Test
    void passes(Readiness readiness) {
      assertThatResults(
              readiness.check(
                  requirement("checked").title("t").from("ci").to("stores").ports(range)))
          .allPassed();
    }
  }

  @NetworkRequirements(environment = "site.yaml")
  static class NoMust {
    @TestFactory
    Stream<DynamicTest> tests(Readiness readiness) {
      return readiness.tests(
          requirement("store").title("t").from("ci").to("stores").port(open).level(Level.SHOULD));
    }
  }

  @Test
  void a_requirement_of_which_half_is_a_gap_has_not_passed() {
    Site.write(folder);
    try (Site.Server server = Site.Server.start()) {
      open = server.port();

      Kit.Ran ran = Kit.of(Halves.class, folder).run();

      assertThat(ran.onlyMessage())
          .isEqualTo(
              """
              1 of 2 requirements not proven:

              checked in part
              [both] t
                gap: no host for role: no other host: the source itself is the only destination, store-1""");
    }
  }

  @Test
  void a_range_of_which_a_sample_was_asked_is_partly_proven() {
    Site.write(folder);
    List<Site.Server> sampled = openButOne();
    try {
      Kit.Ran ran = Kit.of(Range.class, folder).run();

      assertThat(ran.tests())
          .contains("SUCCESSFUL range:ci@ci-1>stores@store-1:%s t".formatted(range));
      assertThat(ran.lastLine())
          .isEqualTo(
              "NOT PROVEN (0 of 1 musts proven): 0 passed, 1 partly proven (1 by a sample),"
                  + " 0 failed, 0 inconclusive, 0 gaps");
      assertThat(ran.thrown("passes"))
          .hasMessageStartingWith(
              "1 of 1 requirements not proven:\n\nPASS by a sample, partly proven\n[checked:")
          .hasMessageContaining("\n  note:         a sample: 8 of 9 ports asked");
    } finally {
      sampled.forEach(Site.Server::close);
    }
  }

  @Test
  void a_port_that_no_sample_meets_is_found_when_all_are_asked() {
    Site.write(folder, "limits: {ranges: all}");
    List<Site.Server> sampled = openButOne();
    try {
      Kit.Ran ran = Kit.of(Range.class, folder).run();

      assertThat(ran.lastLine())
          .isEqualTo("NOT READY (0 of 1 musts proven): 0 passed, 1 failed, 0 inconclusive, 0 gaps");
    } finally {
      sampled.forEach(Site.Server::close);
    }
  }

  @Test
  void a_run_without_a_must_is_not_ready() {
    Site.write(folder);
    try (Site.Server server = Site.Server.start()) {
      open = server.port();

      Kit.Ran ran = Kit.of(NoMust.class, folder).run();

      assertThat(ran.lastLine())
          .isEqualTo(
              "NOT PROVEN (0 of 0 musts proven): 1 passed, 0 failed, 0 inconclusive, 0 gaps;"
                  + " no must applies");
    }
  }

  /** Open eight of nine ports, all but the last but one: those that a sample asks. */
  private static List<Site.Server> openButOne() {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      List<Site.Server> servers = new ArrayList<>();
      try {
        for (int offset : new int[] {0, 1, 2, 3, 4, 5, 6, 8}) {
          servers.add(Site.Server.start(first + offset));
        }
        range = "%s-%s/tcp".formatted(first, first + 8);
        return servers;
      } catch (UncheckedIOException e) {
        servers.forEach(Site.Server::close);
        if (!(e.getCause() instanceof BindException)) {
          throw e;
        }
      }
    }
  }
}
