// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of what a network answered the parts that can be secrets: credentials, values of
 * queries and of path parameters, and of what is called a token, a key, a password or a signature.
 * Names stay, so that a reader sees what was there. What it gives is not changed when it is put in
 * again.
 */
public final class Redaction {

  /** More of a text than anything shows of it: what is beyond is cut off, and not looked at. */
  private static final int LONGEST = 4096;

  private static final String REDACTED = "(redacted)";
  private static final String END_OF_URL = "\\s\"'<>";

  /** An authority with credentials; browsers take a backslash for a slash. */
  private static final Pattern USER_INFO =
      Pattern.compile("([/\\\\]{2})[^/\\\\?#" + END_OF_URL + "]{1,1024}@");

  private static final Pattern QUERY =
      Pattern.compile("([/\\\\]{2}[^?#" + END_OF_URL + "]*)([?#][^" + END_OF_URL + "]*)");

  /** All of a URL before its query. */
  private static final Pattern PATH = Pattern.compile("[/\\\\]{2}[^?#" + END_OF_URL + "]*");

  /** A parameter of a path, as in {@code /cart;jsessionid=...}: RFC 3986, section 3.3. */
  private static final Pattern PATH_PARAMETER = Pattern.compile(";([^=;/\\\\]*)(=?)([^;/\\\\]*)");

  /** What begins a refresh before its reference. */
  private static final Pattern SECONDS = Pattern.compile("\\s*[\\d.]*\\s*;\\s*(?=(?i:url)\\s*=)");

  private static final Pattern PARAMETER = Pattern.compile("([?#&;])([^=&;?#]*)(=?)([^&;#]*)");

  private static final String SECRET_NAME =
      "(?:token|key|passw(?:or)?d|pwd|secret|sig(?:nature)?|credentials?|cookie|session|assertion"
          + "|authorization)(?:[_.-]?(?:id|value))?";

  /** {@code token=...}, in a form or a query; {@code "token": "..."}, in JSON. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)(%s(?:\\s{0,2}=\\s{0,2}[\"']?|[\"']\\s{0,2}:\\s{0,2}[\"']))[^%s&;,]+"
              .formatted(SECRET_NAME, END_OF_URL));

  /** A field of a message that was quoted as it came. */
  private static final Pattern QUOTED_FIELD =
      Pattern.compile(
          "(?i)((?:authorization|cookie2?|token|api-?key|secret):\\s?)"
              + "[^\\s\\\\\"'<>][^\\r\\n\\\\\"'<>]*");

  /** A JSON Web Token, RFC 7519. */
  private static final Pattern WEB_TOKEN =
      Pattern.compile("\\beyJ[\\w-]{5,}\\.[\\w-]*(?:\\.[\\w-]*)?");

  private static final Pattern SECRET_FIELD =
      Pattern.compile(
          "authentication-info|proxy-authentication-info|.*(?:token|key|passw(?:or)?d|secret"
              + "|signature|credentials?|cookie2?|session|authorization)(?:-id)?");
  private static final Set<String> REFERENCE_FIELDS =
      Set.of("content-location", "location", "refresh");
  private static final Pattern USER_INFO_OF_REFERENCE =
      Pattern.compile("(?<=^|[/\\\\])[^/\\\\?#]+@");

  private static final Set<String> CHALLENGE_FIELDS =
      Set.of("proxy-authenticate", "www-authenticate");

  /** The parameters of a challenge that say what it is about: RFC 7235, 6750, 7616. */
  private static final Set<String> OPEN_PARAMETERS =
      Set.of(
          "algorithm",
          "charset",
          "domain",
          "error",
          "error_description",
          "qop",
          "realm",
          "scope",
          "service",
          "stale",
          "userhash");

  private static final Pattern CHALLENGE_PARAMETER =
      Pattern.compile("([\\w!#$%&'*+.^`|~-]+)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"?|[^\\s,\"=]+)");

  /** What stands behind a scheme alone, such as a message of NTLM. */
  private static final Pattern CHALLENGE_TOKEN =
      Pattern.compile("(?<=^|,\\s?)([A-Za-z][\\w-]*) +([\\w.~+/-]{2,}=*)(?=\\s*(?:,|$))");

  private Redaction() {}

  /** Return a text without what can be a secret. */
  public static String text(String text) {
    String open = text;
    if (open.contains("//") || open.indexOf('\\') >= 0) {
      open = USER_INFO.matcher(open).replaceAll("$1" + REDACTED + "@");
      open = PATH.matcher(open).replaceAll(it -> literal(namedPathParameters(it.group())));
      open = QUERY.matcher(open).replaceAll(it -> literal(it.group(1) + parameters(it.group(2))));
    }
    if (open.indexOf('=') >= 0 || open.indexOf(':') >= 0) {
      open = ASSIGNED.matcher(open).replaceAll("$1" + REDACTED);
      open = QUOTED_FIELD.matcher(open).replaceAll("$1" + REDACTED);
    }
    return open.contains("eyJ") ? WEB_TOKEN.matcher(open).replaceAll(REDACTED) : open;
  }

  /**
   * Return the value of an HTTP field without what can be a secret; of a very long one the
   * beginning.
   *
   * @param name the field's name, in any case
   */
  public static String field(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (SECRET_FIELD.matcher(lower).matches()) {
      return REDACTED;
    }
    String looked = beginning(value);
    if (CHALLENGE_FIELDS.contains(lower)) {
      return challenge(looked);
    }
    return REFERENCE_FIELDS.contains(lower) ? reference(looked) : text(looked);
  }

  /** Return as much of a text as is looked at. */
  static String beginning(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** A reference may be relative, and so is all of the value. */
  private static String reference(String value) {
    int query = indexOfQuery(value);
    Matcher seconds = SECONDS.matcher(value).region(0, query);
    int start = seconds.lookingAt() ? seconds.end() : 0;
    String path =
        USER_INFO_OF_REFERENCE.matcher(value.substring(start, query)).replaceAll(REDACTED + "@");
    return value.substring(0, start) + pathParameters(path) + parameters(value.substring(query));
  }

  private static String pathParameters(String path) {
    return PATH_PARAMETER.matcher(path).replaceAll(Redaction::parameter);
  }

  /** In a text, what follows a semicolon without a name can be the text that goes on. */
  private static String namedPathParameters(String path) {
    return PATH_PARAMETER
        .matcher(path)
        .replaceAll(it -> it.group(2).isEmpty() ? literal(it.group()) : parameter(it));
  }

  private static String parameter(MatchResult parameter) {
    boolean isNamed = !parameter.group(2).isEmpty();
    String name = isNamed ? ";" + parameter.group(1) + "=" : ";";
    boolean isEmpty = isNamed ? parameter.group(3).isEmpty() : parameter.group(1).isEmpty();
    return literal(name + (isEmpty ? "" : REDACTED));
  }

  private static int indexOfQuery(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '?' || value.charAt(i) == '#') {
        return i;
      }
    }
    return value.length();
  }

  /** Return a query, or a fragment, with the names of its parameters alone. */
  private static String parameters(String query) {
    return PARAMETER
        .matcher(query)
        .replaceAll(
            it -> {
              boolean isNamed = !it.group(3).isEmpty();
              String shown = isNamed ? it.group(2) + "=" : "";
              boolean isEmpty = isNamed ? it.group(4).isEmpty() : it.group(2).isEmpty();
              return literal(it.group(1) + shown + (isEmpty ? "" : REDACTED));
            });
  }

  private static String challenge(String value) {
    String open =
        CHALLENGE_TOKEN.matcher(value).replaceAll(it -> literal(it.group(1) + " " + REDACTED));
    String known =
        CHALLENGE_PARAMETER
            .matcher(open)
            .replaceAll(
                it ->
                    OPEN_PARAMETERS.contains(it.group(1).toLowerCase(Locale.ROOT))
                        ? literal(it.group())
                        : literal(it.group(1) + "=" + REDACTED));
    return text(known);
  }

  private static String literal(String text) {
    return Matcher.quoteReplacement(text);
  }
}
