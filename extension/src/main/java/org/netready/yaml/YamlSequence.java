// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import java.util.List;

/**
 * A list.
 *
 * @param items its values, in order
 * @param position where it begins
 */
public record YamlSequence(List<YamlNode> items, Position position) implements YamlNode {

  /** Make a list. */
  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
