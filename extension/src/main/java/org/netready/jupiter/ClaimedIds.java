// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netready.yaml.Problems;

/**
 * The ids of the tests of a class so far. Reports know a test by its class and name, and of two
 * tests with one name a rerun can turn the failing one green. Safe for use by many threads.
 */
final class ClaimedIds {

  private static final int MOST = 5;

  private final Map<String, Call> claimed = new LinkedHashMap<>();

  /**
   * Claim the ids of a call's tests, all or none of them.
   *
   * @throws org.netready.yaml.SpecException if another call of this class has some of them
   */
  synchronized void claim(Call call, List<String> ids) {
    Problems problems = new Problems();
    int taken = 0;
    for (String id : ids) {
      Call other = claimed.get(id);
      if (other != null && ++taken <= MOST) {
        problems.add(
            "'%s' is tested twice in this class, by %s and by %s; expected each id once"
                .formatted(id, other.title(), call.title()));
      }
    }
    if (taken > MOST) {
      problems.add("and %s more are tested twice".formatted(taken - MOST));
    }
    problems.throwIfAny();
    ids.forEach(id -> claimed.put(id, call));
  }
}
