// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that differs from site to site.
 *
 * @param name its name
 * @param description what it is and where a site finds it
 * @param type what it holds
 * @param example what a simulated site has; empty only if it is derived
 * @param allowed the values that it can have; empty if any
 * @param defaultValue what it is if the site does not say; empty if none
 * @param derived how it follows from another variable; empty if the site sets it
 */
public record Variable(
    String name,
    String description,
    ValueType type,
    List<String> example,
    List<String> allowed,
    List<String> defaultValue,
    Optional<Derived> derived) {

  /** Make a variable. */
  public Variable {
    example = List.copyOf(example);
    allowed = List.copyOf(allowed);
    defaultValue = List.copyOf(defaultValue);
  }

  /** Return whether it holds a list, so that having none is a gap and no error. */
  public boolean isList() {
    return type == ValueType.HOSTS || type == ValueType.PORTS;
  }

  /**
   * How a value follows from another.
   *
   * @param from the other variable
   * @param table from its values to those of this one
   */
  public record Derived(String from, Map<String, String> table) {

    /** Make a derivation. */
    public Derived {
      table = Collections.unmodifiableMap(new LinkedHashMap<>(table));
    }
  }
}
