// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

/** Texts that a peer may have sent, as they can be printed. */
final class Printable {

  private Printable() {}

  /** Replace what could move a cursor or reverse a text; line feeds stay. */
  static String of(String text) {
    return text.codePoints()
        .map(it -> it == '\n' || isPrintable(it) ? it : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
