// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host name in the form of RFC 1123, section 2.1: letters, digits and hyphens, at most 63 of them
 * a label and 253 in all. Kept in lower case, without a final dot.
 *
 * @param text the name
 */
public record HostName(String text) implements Host, Comparable<HostName> {

  private static final int LONGEST = 253;
  private static final Pattern LABELS =
      Pattern.compile(
          "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)*");

  /**
   * Make a host name.
   *
   * @throws IllegalArgumentException if the text is no host name
   */
  public HostName {
    if (text.length() > LONGEST || !LABELS.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a host name; expected labels of letters, digits and hyphens, joined by dots"
              .formatted(text));
    }
  }

  /**
   * Read a host name; upper case and a final dot are accepted.
   *
   * @throws IllegalArgumentException if the text is no host name, with what would be right
   */
  public static HostName parse(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    return new HostName(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
  }

  @Override
  public int compareTo(HostName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
