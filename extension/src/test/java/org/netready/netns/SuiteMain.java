// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the suite of this JVM's properties through the JUnit launcher, and prints how each test
 * ended and how long all of it took.
 */
final class SuiteMain {

  static final String TOOK = "took ";

  private SuiteMain() {}

  public static void main(String[] arguments) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(WholeSuite.class)).build();
    long start = System.nanoTime();
    LauncherFactory.create().execute(request, new Printer());
    System.out.println(TOOK + Duration.ofNanos(System.nanoTime() - start));
    System.exit(0);
  }

  private static final class Printer implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        System.out.printf("%s %s%n", result.getStatus(), test.getDisplayName());
        result.getThrowable().ifPresent(it -> System.out.println(it.getMessage()));
      }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      System.out.printf("SKIPPED %s%n%s%n", test.getDisplayName(), reason);
    }
  }
}
