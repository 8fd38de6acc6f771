// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import org.netready.probe.Cause;
import org.netready.verdict.CheckResult;

/** A verdict as messages say it. */
final class VerdictText {

  private VerdictText() {}

  /** Return the verdict with its cause: {@code FAIL, CONNECT_TIMED_OUT}. */
  static String of(CheckResult result) {
    return result.verdict() + result.cause().map(Cause::name).map(", "::concat).orElse("");
  }
}
