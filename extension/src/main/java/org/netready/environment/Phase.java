// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

/** Whether the product is there yet. */
public enum Phase {
  /** Nothing listens on the product's own ports yet. */
  BEFORE_INSTALL,
  /** The product runs. */
  INSTALLED
}
