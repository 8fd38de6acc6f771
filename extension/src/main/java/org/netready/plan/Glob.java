// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern in which {@code *} stands for any text and {@code ?} for any one character.
 *
 * @param text the pattern as it is written
 */
public record Glob(String text) {

  /** Return whether a text has this form. */
  public boolean matches(String word) {
    return regex().matcher(word).matches();
  }

  /** Return whether there may be a text of this form that begins like that. */
  boolean mayBeginWith(String beginning) {
    String literal = text.split("[*?]", 2)[0];
    return literal.startsWith(beginning)
        || (literal.length() < text.length() && beginning.startsWith(literal));
  }

  private Pattern regex() {
    return Pattern.compile(
        text.chars().mapToObj(letter -> regex((char) letter)).collect(Collectors.joining()));
  }

  private static String regex(char letter) {
    return switch (letter) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(String.valueOf(letter));
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
