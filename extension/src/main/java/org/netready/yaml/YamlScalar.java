// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

/**
 * A text, number or truth value, always as its text: types are given by whoever reads it.
 *
 * @param text the value; empty for an empty or null value
 * @param position where it begins
 * @param form how the file writes it
 */
public record YamlScalar(String text, Position position, Form form) implements YamlNode {

  /** How a file writes a text. */
  public enum Form {
    /** As it is. */
    PLAIN,
    /** As it is, between quotes. */
    QUOTED,
    /** Otherwise, with escapes or on several lines, so that its letters have other places. */
    OTHER
  }

  /** Return where the letter with an index, from 0, is; the beginning if that cannot be said. */
  public Position positionOf(int index) {
    int before =
        switch (form) {
          case PLAIN -> index;
          case QUOTED -> index + 1;
          case OTHER -> 0;
        };
    return new Position(
        position.file(), position.source(), position.line(), position.column() + before);
  }

  @Override
  public String kind() {
    return text.isEmpty() ? "nothing" : "the text '" + text + "'";
  }
}
