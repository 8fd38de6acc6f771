// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/** What a requirement expects: the closed list of a pack's {@code expect}. */
public enum Expect {
  /** The path is open, and the service answers where it already listens. */
  REACHABLE,
  /** It must not be reachable. */
  BLOCKED,
  /** Every address of the destination is on a private network. */
  PRIVATE_ADDRESS,
  /** The source host listens on nothing else. */
  ONLY_LISTENING,
  /** The port can be bound on the source host. */
  MUST_BE_FREE,
  /** It is reached through a proxy. */
  VIA_PROXY,
  /** It is reached without a proxy. */
  DIRECT,
  /** A value of the site is allowed. */
  VARIABLE_ALLOWED,
  /** Only a person can confirm it. */
  MANUAL
}
