// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Builds a YAML text in which prose follows {@code # }, and a key that is not set has a {@code #}
 * right before it. Not safe for use by several threads.
 */
final class CommentedYaml {

  private static final int WIDTH = 100;
  private static final Pattern SPACE = Pattern.compile("(?U)[\\s\\p{Cntrl}]+");
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._/:-]*[A-Za-z0-9._/-])?");

  private final StringBuilder text = new StringBuilder();

  /** Add an empty line. */
  CommentedYaml gap() {
    text.append('\n');
    return this;
  }

  /** Add a key that is set. */
  CommentedYaml line(int indent, String line) {
    text.append(" ".repeat(indent)).append(line).append('\n');
    return this;
  }

  /** Add a key that is not set, or one below it. */
  CommentedYaml unset(int indent, String line) {
    return line(indent, "#" + line);
  }

  /** Add prose, in lines of at most {@value #WIDTH} columns where its words allow it. */
  CommentedYaml prose(int indent, String prose) {
    StringBuilder line = new StringBuilder();
    for (String word : SPACE.split(prose.strip(), 0)) {
      if (line.length() > 0 && indent + 2 + line.length() + 1 + word.length() > WIDTH) {
        line(indent, "# " + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    return line.length() == 0 ? this : line(indent, "# " + line);
  }

  /** Return a text as YAML writes it, with quotes where it needs them. */
  static String scalar(String value) {
    return PLAIN.matcher(value).matches() && !value.equals("null")
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Return a list of texts on one line. */
  static String list(List<String> values) {
    return values.stream().map(CommentedYaml::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
