// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/** When something listens at the destination. */
public enum Listens {
  /** Before and after an installation: SaaS, databases, mail. */
  ALWAYS,
  /** Once the product is installed. */
  INSTALLED,
  /** Only while something runs that a check cannot count on: the path alone is judged. */
  DURING_INSTALL
}
