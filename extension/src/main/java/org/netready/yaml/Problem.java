// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import java.util.Optional;

/**
 * Something that is wrong with what a user wrote.
 *
 * @param position where it is; empty if it is in no file, as with a system property
 * @param text what is wrong, and after a semicolon what would be right
 */
public record Problem(Optional<Position> position, String text) {

  @Override
  public String toString() {
    return position.map(place -> place + ": " + text).orElse(text);
  }
}
