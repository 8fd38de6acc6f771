// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import org.opentest4j.AssertionFailedError;

/**
 * A requirement is not met. The message tells the facts in the form of a table; the trace has one
 * frame, at the pack's line.
 */
public final class RequirementNotMet extends AssertionFailedError {

  private static final long serialVersionUID = 1L;

  RequirementNotMet(String message, String expected, String actual, StackTraceElement frame) {
    super(message, expected, actual);
    setStackTrace(new StackTraceElement[] {frame});
  }
}
