// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class with JUnit's launcher in this process, as Surefire does. */
final class JupiterRun {

  private JupiterRun() {}

  /** Run a class and print figures of it. */
  static void print(Class<?> testClass, Map<String, String> parameters) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(testClass))
            .configurationParameters(parameters)
            .configurationParameter("junit.jupiter.execution.timeout.mode", "disabled")
            .build();
    try (LauncherSession session = LauncherFactory.openSession()) {
      Launcher launcher = session.getLauncher();
      TestClock clock = new TestClock();
      clock.start();
      launcher.execute(request, clock);
      clock.print();
    }
  }
}
