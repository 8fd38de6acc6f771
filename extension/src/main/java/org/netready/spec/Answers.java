// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a right answer of a service is, where that is not plain.
 *
 * @param path the path that is asked for; empty means the service's usual one
 * @param status the status codes that are right; empty if not said
 * @param header the name of a field that must be in the answer; empty if not said
 * @param content a text that must be in the first 2 KiB of the content; empty if not said
 */
public record Answers(String path, Set<Integer> status, String header, String content) {

  /**
   * Fields that any server, filter or portal may send: those of RFC 9110 and 9111 that answers
   * carry, and those for browsers that gateways add of themselves.
   */
  private static final Set<String> OF_ANYONE =
      Set.of(
          "accept-ranges",
          "access-control-allow-origin",
          "age",
          "allow",
          "alt-svc",
          "cache-control",
          "connection",
          "content-disposition",
          "content-encoding",
          "content-language",
          "content-length",
          "content-location",
          "content-security-policy",
          "content-type",
          "date",
          "etag",
          "expires",
          "keep-alive",
          "last-modified",
          "link",
          "location",
          "p3p",
          "permissions-policy",
          "pragma",
          "referrer-policy",
          "refresh",
          "retry-after",
          "server",
          "set-cookie",
          "strict-transport-security",
          "transfer-encoding",
          "upgrade",
          "vary",
          "via",
          "www-authenticate",
          "x-cache",
          "x-content-type-options",
          "x-frame-options",
          "x-powered-by",
          "x-request-id",
          "x-robots-tag",
          "x-ua-compatible",
          "x-xss-protection");

  /** Nothing is said. */
  public static final Answers UNSAID = new Answers("", Set.of(), "", "");

  /** Make what a right answer is. */
  public Answers {
    status = Collections.unmodifiableSet(new LinkedHashSet<>(status));
  }

  /** Return whether anything is said, so that an answer can be told to be right. */
  public boolean isSaid() {
    return !status.isEmpty() || !header.isEmpty() || !content.isEmpty();
  }

  /**
   * Return whether a field may be in anybody's answer, so that it marks no service.
   *
   * @param field its name, in any case
   */
  public static boolean isOfAnyone(String field) {
    return OF_ANYONE.contains(field.toLowerCase(Locale.ROOT));
  }
}
