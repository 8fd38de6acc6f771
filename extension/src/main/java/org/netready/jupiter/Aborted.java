// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import org.opentest4j.TestAbortedException;

/** Aborts a test with a reason alone: Surefire shows the text, and no trace below it. */
final class Aborted {

  private Aborted() {}

  static TestAbortedException because(String reason) {
    TestAbortedException aborted = new TestAbortedException(reason);
    aborted.setStackTrace(new StackTraceElement[0]);
    return aborted;
  }
}
