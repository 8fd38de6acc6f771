// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text with names of variables in it: {@code ${region}.dp.example.com}.
 *
 * @param text the text as the pack writes it
 */
public record Template(String text) {

  private static final Pattern NAME = Pattern.compile("\\$\\{([a-z0-9-]+)}");

  /** Return the names of the variables, in order, each once. */
  public List<String> variables() {
    List<String> names = new ArrayList<>();
    NAME.matcher(text).results().map(match -> match.group(1)).distinct().forEach(names::add);
    return names;
  }

  /** Return whether the whole text is one variable. */
  public boolean isOneVariable() {
    return NAME.matcher(text).matches();
  }

  /** Return the text with each variable replaced by what {@code values} says of its name. */
  public String resolve(UnaryOperator<String> values) {
    return NAME.matcher(text).replaceAll(match -> quoted(match, values));
  }

  private static String quoted(MatchResult match, UnaryOperator<String> values) {
    return java.util.regex.Matcher.quoteReplacement(values.apply(match.group(1)));
  }

  @Override
  public String toString() {
    return text;
  }
}
