// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Prefix;

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

  /** What nobody sees in a text, such as a soft hyphen. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  /** Make a rule. */
  public ValueRule {
    allowed = List.copyOf(allowed);
    forbidden = List.copyOf(forbidden);
  }

  /**
   * Return whether the rule allows a value. What is allowed must be written as it is here. What is
   * forbidden is so however it is written: in capitals, with leading zeros, a final dot or
   * invisible characters, and as another form of an address; so are ports and prefixes that have a
   * forbidden port or address among them.
   */
  public boolean allows(String value) {
    return forbidden.stream().noneMatch(it -> isSame(visible(it), visible(value)))
        && (allowed.isEmpty() || allowed.contains(value));
  }

  private static String visible(String text) {
    return INVISIBLE.matcher(text).replaceAll("").strip();
  }

  private static boolean isSame(String forbidden, String value) {
    return forbidden.equalsIgnoreCase(value)
        || isSameNumber(forbidden, value)
        || isSameAs(Ports::parse, Ports::overlaps, forbidden, value)
        || isSameAs(ValueRule::addresses, Prefix::overlaps, forbidden, value)
        || isSameAs(HostName::parse, HostName::equals, forbidden, value);
  }

  /** Return whether both have a form, and have something in common in it. */
  private static <T> boolean isSameAs(
      Function<String, T> form, BiPredicate<T, T> isSame, String forbidden, String value) {
    try {
      return isSame.test(form.apply(forbidden), form.apply(value));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Prefix addresses(String text) {
    return Prefix.isPrefix(text) ? Prefix.parse(text) : Prefix.of(IpAddress.parse(text));
  }

  private static boolean isSameNumber(String forbidden, String value) {
    Matcher one = NUMBERS.matcher(forbidden);
    Matcher other = NUMBERS.matcher(value);
    return one.matches()
        && other.matches()
        && first(one) <= last(other)
        && first(other) <= last(one);
  }

  private static long first(Matcher numbers) {
    return Long.parseLong(numbers.group(1));
  }

  private static long last(Matcher numbers) {
    return numbers.group(2) == null ? first(numbers) : Long.parseLong(numbers.group(2));
  }
}
