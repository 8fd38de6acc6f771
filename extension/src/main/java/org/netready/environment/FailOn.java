// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

/** What, besides a FAIL of a must, makes a test fail and not only abort. */
public enum FailOn {
  /** A FAIL of a must; always on. */
  FAIL,
  /** A FAIL of a should. */
  SHOULD,
  /** An INCONCLUSIVE verdict on a must, and on a should if that is chosen too. */
  INCONCLUSIVE,
  /** A gap of a must, and of a should if that is chosen too, unless it is quiet. */
  GAP,
  /** Something that the baseline does not have. */
  NEW
}
