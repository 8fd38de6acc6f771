// SPDX-License-Identifier: Apache-2.0
package org.netready.needs;

import java.util.Optional;

/** Something that a test needs and a machine may lack. Has a constructor without parameters. */
public interface Need {

  /** Return what is missing, as a sentence part; empty if the test can run. */
  Optional<String> missing();
}
