// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/** Who must have signed a service's certificate. */
public enum Trust {
  /** A public root; a CA that the site declares for its inspection is accepted with a note. */
  PUBLIC,
  /** A public root and nothing else: the product does not bear inspection. */
  PUBLIC_ONLY,
  /** A public root or a CA that the site declares. */
  SITE,
  /** The product's own CA: a completed handshake is enough. */
  PRIVATE
}
