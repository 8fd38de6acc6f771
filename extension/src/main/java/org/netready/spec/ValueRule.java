// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a value of the site may be, for {@link Expect#VARIABLE_ALLOWED}.
 *
 * @param variable the variable
 * @param allowed the values that are allowed; empty if all but the forbidden
 * @param forbidden the values that are not allowed
 */
public record ValueRule(String variable, List<String> allowed, List<String> forbidden) {

  /** A number, or a range of them. */
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

  /** Make a rule. */
  public ValueRule {
    allowed = List.copyOf(allowed);
    forbidden = List.copyOf(forbidden);
  }

  /**
   * Return whether the rule allows a value. What is allowed must be written as it is here. What is
   * forbidden is so in capitals, with leading zeros and within a range of ports as well.
   */
  public boolean allows(String value) {
    return forbidden.stream().noneMatch(it -> isSame(it, value))
        && (allowed.isEmpty() || allowed.contains(value));
  }

  private static boolean isSame(String forbidden, String value) {
    Matcher one = NUMBERS.matcher(forbidden.strip());
    Matcher other = NUMBERS.matcher(value.strip());
    if (one.matches() && other.matches()) {
      return first(one) <= last(other) && first(other) <= last(one);
    }
    return forbidden.strip().equalsIgnoreCase(value.strip());
  }

  private static long first(Matcher numbers) {
    return Long.parseLong(numbers.group(1));
  }

  private static long last(Matcher numbers) {
    return numbers.group(2) == null ? first(numbers) : Long.parseLong(numbers.group(2));
  }
}
