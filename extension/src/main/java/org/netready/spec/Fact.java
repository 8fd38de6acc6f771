// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.Optional;

/**
 * A statement about a site on which conditions depend.
 *
 * @param name its name
 * @param description what it says
 * @param allowed the values that it can have, at least two
 * @param defaultValue what it is if the site does not say; empty if the site must say
 * @param example what a simulated site says; empty means the default
 */
public record Fact(
    String name,
    String description,
    List<String> allowed,
    Optional<String> defaultValue,
    Optional<String> example) {

  /** Make a fact. */
  public Fact {
    allowed = List.copyOf(allowed);
  }

  /** Return whether its values are yes and no. */
  public boolean isYesNo() {
    return allowed.contains("true");
  }
}
