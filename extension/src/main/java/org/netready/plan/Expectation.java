// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

/** What a check wants to see. */
public enum Expectation {
  /** Something listens, and the service answers. */
  LISTENING,
  /** The path is open, whoever listens. */
  PERMITTED,
  /** Nothing can be reached. */
  BLOCKED,
  /** Every address of the destination is on a private network. */
  PRIVATE_ADDRESS,
  /** Nothing but what is allowed listens on the host. */
  ONLY_LISTENING,
  /** Every port can be bound on the host. */
  FREE,
  /** A value of the site is allowed. */
  VALUE_ALLOWED
}
