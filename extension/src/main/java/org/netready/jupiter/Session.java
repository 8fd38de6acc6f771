// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.netready.environment.Environment;
import org.netready.plan.Plan;

/**
 * What outlives one execution of the tests: Surefire's reruns execute a factory again, and only
 * what did not pass is then asked again. Safe for use by many threads.
 */
final class Session {

  private final Map<Asked, KeptResults> results = new ConcurrentHashMap<>();
  private final Map<Path, Call> skeletons = new ConcurrentHashMap<>();

  /** What was asked, of which site, and by whom: results of anything else are of no use. */
  private record Asked(Call call, Environment environment, Plan plan) {}

  /** Return the session of a test run. */
  @SuppressWarnings("deprecation") // its successor, computeIfAbsent, is of JUnit 6 alone
  static Session of(ExtensionContext context, ExtensionContext.Namespace namespace) {
    return requireNonNull(
        context
            .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, namespace)
            .getOrComputeIfAbsent(Session.class, key -> new Session(), Session.class));
  }

  /** Return the results of a call so far. */
  KeptResults results(Call call, Suite suite) {
    Asked asked = new Asked(call, suite.environment(), suite.plan());
    return results.computeIfAbsent(asked, it -> new KeptResults());
  }

  /** Return whether this is the first call that writes a skeleton to a file in this session. */
  boolean isFirstToWrite(Path file, Call call) {
    return call.equals(skeletons.computeIfAbsent(file, path -> call));
  }
}
