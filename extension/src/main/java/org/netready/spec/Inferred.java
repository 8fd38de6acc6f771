// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/** What a pack says although the document does not. */
public enum Inferred {
  /** The transport. */
  TRANSPORT,
  /** The application protocol. */
  SERVICE,
  /** Where it starts. */
  SOURCE,
  /** Where it goes. */
  DESTINATION,
  /** The port. */
  PORT,
  /** The direction. */
  DIRECTION
}
