// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.Collection;

/** Refuses arguments with which an assertion would say nothing. */
final class Arguments {

  private Arguments() {}

  static void requireSome(String what, Collection<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no %s; expected at least one".formatted(what));
    }
  }

  static void requireText(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("%s is blank; expected a text".formatted(what));
    }
  }
}
