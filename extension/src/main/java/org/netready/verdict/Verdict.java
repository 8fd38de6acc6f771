// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

/** The verdict on a check, in order of severity, in the words of TTCN-3 (ES 201 873-1). */
public enum Verdict {
  /** It is as it should be. */
  PASS,
  /** Nobody can tell from here. */
  INCONCLUSIVE,
  /** It is not as it should be. */
  FAIL,
  /** Our own machinery broke, or a limit of the run was reached. */
  ERROR
}
