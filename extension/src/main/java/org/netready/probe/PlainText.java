// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.nio.charset.StandardCharsets;

/**
 * Text that came from the network, made safe for terminals and reports: one line, bounded, and with
 * everything that steers a terminal or reorders a line replaced by its visible form. An escape
 * becomes <code>&#92;u001b</code>, a line feed {@code \n}. Everything that a peer sent goes through
 * here before it becomes part of an observation.
 */
public final class PlainText {

  private static final String CUT = "...";

  private PlainText() {}

  /**
   * Return the text in visible form.
   *
   * @param text what came
   * @param longest how many characters the result has at most, at least 3; a longer one ends in
   *     {@code ...}
   */
  public static String of(String text, int longest) {
    var plain = new StringBuilder();
    for (int i = 0; i < text.length() && plain.length() <= longest; ) {
      int character = text.codePointAt(i);
      append(plain, character);
      i += Character.charCount(character);
    }
    if (plain.length() <= longest) {
      return plain.toString();
    }
    int end = longest - CUT.length();
    boolean splitsPair = end > 0 && Character.isHighSurrogate(plain.charAt(end - 1));
    return plain.substring(0, splitsPair ? end - 1 : end) + CUT;
  }

  /**
   * Return what a peer sent in visible form, without what can be a secret.
   *
   * @param longest as of {@link #of(String, int)}
   */
  static String received(String text, int longest) {
    return of(Redaction.text(Redaction.beginning(text)), longest);
  }

  /** Return bytes that a peer sent, read as UTF-8, in visible form, without secrets. */
  static String received(byte[] bytes, int longest) {
    return received(new String(bytes, StandardCharsets.UTF_8), longest);
  }

  private static void append(StringBuilder plain, int character) {
    switch (character) {
      case '\n' -> plain.append("\\n");
      case '\r' -> plain.append("\\r");
      case '\t' -> plain.append("\\t");
      default -> {
        if (isVisible(character)) {
          plain.appendCodePoint(character);
        } else {
          plain.append(String.format("\\u%04x", character));
        }
      }
    }
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
