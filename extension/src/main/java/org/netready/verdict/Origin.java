// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

/** Who can have written an answer, by what the connection proved. */
enum Origin {
  /** The host that was asked, by a chain to a public root. */
  AUTHENTICATED,
  /** The host that was asked, or the inspection by an authority of the site in between. */
  INSPECTED,
  /** Whoever holds a certificate of the site for that name. */
  SITE,
  /** Whoever completed a handshake. */
  PRIVATE,
  /** Anyone on the path. */
  PLAIN
}
