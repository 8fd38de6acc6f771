// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

/**
 * A text, number or truth value, always as its text: types are given by whoever reads it.
 *
 * @param text the value; empty for an empty or null value
 * @param position where it begins
 */
public record YamlScalar(String text, Position position) implements YamlNode {

  @Override
  public String kind() {
    return text.isEmpty() ? "nothing" : "the text '" + text + "'";
  }
}
