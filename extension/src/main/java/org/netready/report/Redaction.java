// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.util.Set;
import java.util.regex.Pattern;

/** Takes out of what a network answered the parts that can be secrets. */
final class Redaction {

  private static final String REDACTED = "(redacted)";
  private static final Pattern USER_INFO =
      Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]{0,20}://)[^/?#\\s\"'<>]*@");
  private static final Pattern QUERY =
      Pattern.compile("(?i)\\b(https?://[^?#\\s\"'<>]*)[?#][^\\s\"'<>]*");
  private static final Pattern RELATIVE_QUERY = Pattern.compile("[?#].*");

  private static final Set<String> SECRET_FIELDS =
      Set.of(
          "authentication-info",
          "authorization",
          "cookie",
          "proxy-authentication-info",
          "proxy-authorization",
          "set-cookie",
          "set-cookie2",
          "x-amz-security-token",
          "x-auth-token",
          "x-csrf-token");
  private static final Set<String> REFERENCE_FIELDS =
      Set.of("content-location", "location", "refresh");

  private Redaction() {}

  /** Return a text whose URLs have neither credentials nor a query nor a fragment. */
  static String text(String text) {
    if (!text.contains("://")) {
      return text;
    }
    String anonymous = USER_INFO.matcher(text).replaceAll("$1" + REDACTED + "@");
    return QUERY.matcher(anonymous).replaceAll("$1?" + REDACTED);
  }

  /**
   * Return the value of an HTTP field without what can be a secret.
   *
   * @param name the field's name in lower case
   */
  static String field(String name, String value) {
    if (SECRET_FIELDS.contains(name)) {
      return REDACTED;
    }
    return REFERENCE_FIELDS.contains(name)
        ? RELATIVE_QUERY.matcher(text(value)).replaceFirst("?" + REDACTED)
        : text(value);
  }
}
