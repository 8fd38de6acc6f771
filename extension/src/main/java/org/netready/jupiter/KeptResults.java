// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netready.verdict.CheckResult;

/**
 * The results of the last execution of a call, kept for its reruns; a list, since there can be very
 * many and nearly no session has a rerun. Safe for use by many threads.
 */
final class KeptResults {

  private volatile List<CheckResult> results = List.of();

  /** Return the results by the ids of their checks; none before the first execution ended. */
  Map<String, CheckResult> byId() {
    Map<String, CheckResult> byId = new HashMap<>();
    results.forEach(result -> byId.put(result.check().id(), result));
    return byId;
  }

  /** Keep the results of an execution in the place of those before; a dry run has none. */
  void keep(List<CheckResult> newest) {
    if (!newest.isEmpty()) {
      results = List.copyOf(newest);
    }
  }
}
