// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/** Which way the document's table looks. */
public enum Direction {
  /** From the product to elsewhere. */
  OUTBOUND,
  /** From elsewhere to the product. */
  INBOUND,
  /** Between the product's own hosts. */
  INTERNAL,
  /** On one host, to itself. */
  LOCAL
}
