// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/** How many hosts of the source roles must pass. */
public enum Sources {
  /** Each of them. */
  ALL,
  /** One is enough. */
  ANY
}
