// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Optional;
import java.util.function.Consumer;

/** Says why a text cannot be read. */
final class Mistake {

  private Mistake() {}

  /**
   * Return what is wrong with a text; empty if nothing is.
   *
   * @param reader reads it, and throws {@link IllegalArgumentException} if it cannot
   */
  static Optional<String> of(String text, Consumer<String> reader) {
    try {
      reader.accept(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
