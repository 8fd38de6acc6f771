// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/** How much a document demands it, in the words of RFC 2119. */
public enum Level {
  /** Truly optional. */
  MAY,
  /** Recommended. */
  SHOULD,
  /** Required. */
  MUST
}
