// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.netready.verdict.CheckResult;

/**
 * What outlives one execution of the tests: Surefire's reruns execute a factory again, and only
 * what did not pass is then asked again. Safe for use by many threads.
 */
final class Session {

  private final Map<String, Map<String, CheckResult>> results = new ConcurrentHashMap<>();
  private final Map<Path, String> skeletons = new ConcurrentHashMap<>();

  /** Return the session of a test run. */
  @SuppressWarnings("deprecation") // its successor, computeIfAbsent, is of JUnit 6 alone
  static Session of(ExtensionContext context, ExtensionContext.Namespace namespace) {
    return context
        .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, namespace)
        .getOrComputeIfAbsent(Session.class, key -> new Session(), Session.class);
  }

  /** Return the results of a suite so far, by check id; changes are kept. */
  Map<String, CheckResult> results(String suite) {
    return results.computeIfAbsent(suite, name -> new ConcurrentHashMap<>());
  }

  /** Return whether this is the first that writes a skeleton to a file in this session. */
  boolean isFirstToWrite(Path file, String suite) {
    return suite.equals(skeletons.computeIfAbsent(file, path -> suite));
  }
}
