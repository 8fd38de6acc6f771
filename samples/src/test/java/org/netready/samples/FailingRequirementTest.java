// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.netready.spec.Requirements.requirement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.netready.jupiter.NetworkRequirements;
import org.netready.jupiter.Readiness;

/**
 * What a requirement says that is not met. On the simulated network everything is there, so this
 * one runs against a site on the loopback address, where nobody serves port 1.
 */
class FailingRequirementTest {

  private static final String SITE =
      """
      roles:
        ci: [{host: ci-1, address: 127.0.0.1}]
        build-caches: [{host: cache-1, address: 127.0.0.1}]
      vantage-points:
        here: {roles: [ci], host: ci-1}
      proxy: none
      """;

  /** Run by the test below; Surefire leaves nested classes out. */
  @NetworkRequirements
  static class BuildCache {

    @TestFactory
    Stream<DynamicTest> cache(Readiness readiness) {
      return readiness.tests(
          requirement("build-cache")
              .title("builds reach the build cache")
              .from("ci")
              .to("build-caches")
              .port(1)
              .cite("Build handbook"));
    }
  }

  @Test
  void a_closed_port_says_what_was_seen_and_what_to_do(@TempDir Path folder) throws IOException {
    Path site = Files.writeString(folder.resolve("site.yaml"), SITE);

    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("netready.environment", site.toString())
            .configurationParameter("netready.output", folder.toString())
            .selectors(selectClass(BuildCache.class))
            .execute()
            .testEvents();

    assertThat(tests.failed().stream().map(FailingRequirementTest::message))
        .containsExactly(
            """
            [build-cache:ci@ci-1>build-caches@cache-1:1/tcp] builds reach the build cache
              from:         ci-1 (127.0.0.1), asked from here
              to:           cache-1 (127.0.0.1), 1/tcp
              expected:     LISTENING within 5 s: a connection opens
              but was:      CLOSED: connection refused
              required by:  Build handbook
              specified at: FailingRequirementTest.java:LINE:1
              fix:          start the service on 127.0.0.1, 1/tcp; if it runs, a firewall rejects: allow 127.0.0.1 -> 127.0.0.1, 1/tcp
            """
                .strip(),
            "no check of this run passed, so it shows nothing; expected at least one PASS");
  }

  private static String message(Event test) {
    return test.getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(Throwable::getMessage)
        .map(text -> text.strip().replaceFirst("\\.java:\\d+:1", ".java:LINE:1"))
        .orElse("");
  }
}
