// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.netready.spec.Requirements.requirement;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A rerun in one launcher session, as Surefire does it. */
class SessionTest {

  private static int first;
  private static int second;

  @TempDir Path folder;

  private final Site.Server server = Site.Server.start();

  private final LauncherSession session =
      LauncherFactory.openSession(
          LauncherConfig.builder()
              .enableLauncherSessionListenerAutoRegistration(false)
              .enableTestExecutionListenerAutoRegistration(false)
              .build());

  @NetworkRequirements(environment = "site.yaml")
  static class Two {
    @TestFactory
    Stream<DynamicTest> one(Readiness readiness) {
      return readiness.tests(requirement("open").title("t").from("ci").to("stores").port(first));
    }

    @TestFactory
    Stream<DynamicTest> other(Readiness readiness) {
      return readiness.tests(requirement("late").title("t").from("ci").to("stores").port(second));
    }
  }

  @BeforeEach
  void choosePorts() {
    first = server.port();
    second = Site.closedPort();
    Site.write(folder);
  }

  @AfterEach
  void close() {
    session.close();
    server.close();
  }

  @Test
  void a_rerun_asks_again_only_what_did_not_pass() {
    TestExecutionSummary before = run();
    try (Site.Server late = Site.Server.start(second)) {
      TestExecutionSummary after = run();

      assertThat(before.getTestsSucceededCount()).isEqualTo(1);
      assertThat(before.getTestsFailedCount()).isEqualTo(2); // the check, and nothing proven
      assertThat(after.getTestsSucceededCount()).isEqualTo(2);
      assertThat(after.getTestsFailedCount()).isZero();
      assertThat(late.visitors()).isEqualTo(1);
    }
    assertThat(server.visitors()).isEqualTo(1);
  }

  @Test
  void another_environment_is_asked_anew() {
    run();
    Site.write(folder, "limits: {check: 3s}");

    run();

    assertThat(server.visitors()).isEqualTo(2);
  }

  @Test
  void other_requirements_are_asked_anew() {
    run();
    second = first;

    TestExecutionSummary after = run();

    assertThat(after.getTestsSucceededCount()).isEqualTo(2);
    assertThat(server.visitors()).isGreaterThanOrEqualTo(2);
  }

  private TestExecutionSummary run() {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Two.class));
    request.configurationParameters(Kit.of(Two.class, folder).parameters());
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    return Kit.printed(
            () -> {
              session.getLauncher().execute(request.build(), listener);
              return listener.getSummary();
            })
        .value();
  }
}
