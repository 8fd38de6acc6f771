// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A pack with the profiles that were chosen of it.
 *
 * @param pack the pack
 * @param profiles the chosen profiles, in order; may be empty if the pack needs none
 */
public record PackSelection(Pack pack, Set<String> profiles) {

  /** Make a selection. */
  public PackSelection {
    profiles = Collections.unmodifiableSet(new LinkedHashSet<>(profiles));
  }
}
