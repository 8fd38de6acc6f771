// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TLS versions, however they are written: {@code TLSv1.3}, {@code TLS 1.3}, {@code 1.3}. */
final class TlsVersion {

  private static final Pattern FORM = Pattern.compile("(?:tls ?v?)?(1(?:\\.[0-3])?)");

  private TlsVersion() {}

  /**
   * Return the version's number.
   *
   * @throws IllegalArgumentException if the text is no version, with what would be right
   */
  static String number(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a TLS version; expected a form like TLSv1.3".formatted(text));
    }
    String number = matcher.group(1);
    return number.length() == 1 ? number + ".0" : number;
  }

  /** Return whether what was agreed is the version of that number. */
  static boolean isSame(String agreed, String number) {
    Matcher matcher = FORM.matcher(agreed.toLowerCase(Locale.ROOT));
    return matcher.matches() && number(agreed).equals(number);
  }
}
