// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import java.util.List;

/**
 * Keys with values, in the order of the file; keys are unique.
 *
 * @param entries the keys and values
 * @param position where it begins
 */
public record YamlMapping(List<Entry> entries, Position position) implements YamlNode {

  /**
   * A key with its value.
   *
   * @param key the key, with its place
   * @param value the value
   */
  public record Entry(YamlScalar key, YamlNode value) {}

  /** Make a mapping. */
  public YamlMapping {
    entries = List.copyOf(entries);
  }

  @Override
  public String kind() {
    return "a mapping";
  }
}
