// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.spec.Requirements.requirement;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.netready.spec.Level;
import org.netready.spec.Listens;
import org.opentest4j.TestAbortedException;

class OutcomeTest {

  @TempDir Path folder;

  private static int closed;
  private static int silent;

  @BeforeEach
  void findPort() {
    closed = Site.closedPort();
  }

  @NetworkRequirements(environment = "site.yaml")
  static class Stores {
    @TestFactory
    Stream<DynamicTest> own(Readiness readiness) {
      return readiness.tests(
          requirement("must").title("t").from("ci").to("stores").port(closed),
          requirement("should").title("t").level(Level.SHOULD).from("ci").to("stores").port(closed),
          requirement("old").title("t").obsolete("gone").from("ci").to("stores").port(closed),
          requirement("path")
              .title("t")
              .from("ci")
              .to("stores")
              .port(closed)
              .listens(Listens.DURING_INSTALL),
          requirement("hand").title("t").from("ci").to("stores").port(closed).manual());
    }
  }

  @NetworkRequirements(environment = "site.yaml")
  static class Silent {
    @TestFactory
    Stream<DynamicTest> own(Readiness readiness) {
      return readiness.tests(
          requirement("tls").title("t").from("ci").to("stores").port(silent).tls());
    }
  }

  @Test
  void a_fail_is_an_assertion_error_with_the_facts() {
    Throwable thrown = run().thrown("must");

    assertThat(thrown).isExactlyInstanceOf(RequirementNotMet.class);
    assertThat(masked(thrown))
        .isEqualTo(
            """
            [must:ci@ci-1>stores@store-1:PORT/tcp] t
              from:         ci-1 (127.0.0.1), asked from here
              to:           store-1 (127.0.0.1), PORT/tcp
              expected:     LISTENING within 5 s: a connection opens
              but was:      CLOSED: connection refused
              required by:  OutcomeTest.java
              specified at: OutcomeTest.java:LINE:1
              fix:          start the service on 127.0.0.1, PORT/tcp; if it runs, a firewall rejects: allow 127.0.0.1 -> 127.0.0.1, PORT/tcp\
            """);
  }

  @Test
  void a_fail_has_expected_and_actual_and_one_frame_at_the_requirement() {
    RequirementNotMet thrown = (RequirementNotMet) run().thrown("must");

    assertThat(thrown.getExpected().getStringRepresentation())
        .isEqualTo("LISTENING within 5 s: a connection opens");
    assertThat(thrown.getActual().getStringRepresentation())
        .isEqualTo("CLOSED: connection refused");
    assertThat(thrown.getStackTrace())
        .singleElement()
        .asString()
        .matches(
            "\\Qorg.netready.jupiter.OutcomeTest$Stores.must:ci@ci-1>stores@store-1:\\E\\d+/tcp"
                + "\\(OutcomeTest.java:\\d+\\)");
  }

  @Test
  void a_should_and_an_obsolete_row_that_fail_abort_with_a_warning() {
    Kit.Ran ran = run();

    assertThat(ran.thrown("should"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageStartingWith("warning: [should:ci@ci-1>stores@store-1:" + closed + "/tcp] t\n");
    assertThat(ran.thrown("old"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageStartingWith("warning: [old:ci@ci-1>stores@store-1:" + closed + "/tcp] t\n")
        .hasMessageContaining("\n  obsolete:     gone; a violation only warns");
  }

  @Test
  void an_inconclusive_check_aborts_without_a_trace() {
    Throwable thrown = run().thrown("path");

    assertThat(thrown).isInstanceOf(TestAbortedException.class);
    assertThat(masked(thrown))
        .isEqualTo(
            """
            INCONCLUSIVE: [path:ci@ci-1>stores@store-1:PORT/tcp] t
              from:         ci-1 (127.0.0.1), asked from here
              to:           store-1 (127.0.0.1), PORT/tcp
              expected:     PERMITTED within 5 s: the path is open, whoever listens
              but was:      CLOSED: connection refused
              required by:  OutcomeTest.java
              specified at: OutcomeTest.java:LINE:1
              note:         a reset comes from the host, where nothing listens yet, or from a firewall that rejects; nobody can tell which from here
              fix:          let something listen on 127.0.0.1, PORT/tcp and run again; if it is still refused, allow 127.0.0.1 -> 127.0.0.1, PORT/tcp\
            """);
    assertThat(thrown.getStackTrace()).isEmpty();
  }

  @Test
  void a_gap_aborts_without_a_trace() {
    Throwable thrown = run().thrown("hand");

    assertThat(thrown).isInstanceOf(TestAbortedException.class);
    assertThat(thrown.getMessage().replaceAll("java:\\d+", "java:LINE"))
        .isEqualTo(
            """
            gap: to be confirmed by hand: a person has to confirm that t
              required by:  OutcomeTest.java
              specified at: OutcomeTest.java:LINE:1\
            """);
    assertThat(thrown.getStackTrace()).isEmpty();
  }

  @Test
  void what_fails_can_be_chosen_by_the_environment() {
    Kit.Ran ran = run("fail-on: [should, inconclusive, gap]");

    assertThat(statuses(ran)).containsExactly("FAILED", "FAILED", "ABORTED", "FAILED", "FAILED");
  }

  @Test
  void the_property_goes_before_the_environment() {
    Site.write(folder, "fail-on: [should, inconclusive, gap]");

    Kit.Ran ran = Kit.of(Stores.class, folder).with("fail-on", "fail").run();

    assertThat(statuses(ran)).containsExactly("FAILED", "ABORTED", "ABORTED", "ABORTED", "ABORTED");
  }

  @Test
  void the_limit_of_the_suite_ends_the_run_with_errors_and_a_headline() {
    try (Site.Server server = Site.Server.start()) {
      silent = server.port();
      Site.write(folder, "limits: {check: 30s, suite: 300ms}");

      Kit.Ran ran = Kit.of(Silent.class, folder).run();

      assertThat(ran.thrown("tls")).isExactlyInstanceOf(CheckNotMade.class);
      assertThat(ran.thrown("tls"))
          .hasMessageContaining(
              "\n  but was:      the suite's limit of 300 ms ended the run before there was an answer\n");
      assertThat(ran.lastLine())
          .isEqualTo(
              "NOT READY (0 of 1 musts proven): 0 passed, 0 failed, 1 error, 0 inconclusive, 0 gaps");
    }
  }

  private Kit.Ran run(String... lines) {
    Site.write(folder, lines);
    return Kit.of(Stores.class, folder).run();
  }

  private static List<String> statuses(Kit.Ran ran) {
    return ran.tests().stream().limit(5).map(it -> it.split(" ")[0]).toList();
  }

  /** The line of the source and the port differ from run to run. */
  private static String masked(Throwable thrown) {
    return thrown
        .getMessage()
        .replace(Integer.toString(closed), "PORT")
        .replaceAll("java:\\d+", "java:LINE");
  }
}
