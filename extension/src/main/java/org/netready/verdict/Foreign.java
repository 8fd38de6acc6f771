// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.probe.Cause;
import org.netready.probe.Layer;

/**
 * Answers that a filter, a portal or a gateway on the path gives instead of the service. Their
 * words only ever turn a PASS into something less.
 */
final class Foreign {

  private static final Set<Integer> OF_FILTERS = Set.of(403, 451, 511);
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:access|page|site|website|url|request|category)"
              + "(?: \\S+){0,4} (?:is|was|has been|are|were) (?:\\S+ )?(?:blocked|restricted)"
              + "|blocked by|web ?filter|url filter|content filter|captive portal"
              + "|(?:access|page|site|website|url|category|domain) blocked"
              + "|(?:access|request|connection)(?: \\S+){0,6} denied (?:\\S+ )?(?:by|due|because)"
              + "|hotspot login|acceptable use policy");

  /** Statuses that no origin gives: RFC 6585 section 6, and a proxy's demand. */
  private static final Set<Integer> OF_PORTALS = Set.of(407, 511);

  /** A location with an authority, RFC 3986 section 3, or with a scheme that has none. */
  private static final Pattern LOCATION =
      Pattern.compile(
          "(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\\\]{2}([^/?#\\\\]*)|[A-Za-z][A-Za-z0-9+.-]*:");

  private static final Pattern USER_OR_PORT = Pattern.compile("^.*@|:\\d*$|[\\[\\]]");

  private Foreign() {}

  /** Return what speaks against the answer being the service's; empty if nothing does. */
  static Optional<Cause> cause(Case given, Layer.Http http) {
    Optional<Cause> redirect = redirect(given, http);
    if (redirect.isPresent()) {
      return redirect;
    }
    if (OF_FILTERS.contains(http.status()) || isBlockPage(http)) {
      return Optional.of(Cause.HTTP_BLOCK_PAGE);
    }
    boolean isOfGateways = http.status() >= 500 || http.status() == 407 || http.status() == 429;
    return isOfGateways ? Optional.of(Cause.HTTP_UNEXPECTED_STATUS) : Optional.empty();
  }

  /** Return whether the content says of itself that it is a filter's. */
  static boolean isBlockPage(Layer.Http http) {
    return WORDS.matcher(http.content().toLowerCase(Locale.ROOT)).find();
  }

  /** Return whether no origin gives such a status. */
  static boolean isOfPortals(Layer.Http http) {
    return OF_PORTALS.contains(http.status());
  }

  /** Return whether it is a page for people, or leads to one: what filters and portals write. */
  static boolean isPage(Layer.Http http) {
    String type = http.fields().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    return type.startsWith("text/html")
        || type.startsWith("application/xhtml")
        || http.content().stripLeading().startsWith("<")
        || http.fields().containsKey("refresh");
  }

  /** Return a cause if the answer is a redirect to a host that is not of the same name. */
  static Optional<Cause> redirect(Case given, Layer.Http http) {
    String location = http.fields().getOrDefault("location", "");
    if (http.status() < 300 || http.status() > 399 || location.isEmpty()) {
      return Optional.empty();
    }
    String asked = given.subject().question().destination().host().text();
    return host(location).filter(host -> !isSame(asked, host)).isPresent()
        ? Optional.of(Cause.HTTP_REDIRECTED_ELSEWHERE)
        : Optional.empty();
  }

  /** Return the host that a location names; empty if it names none, and so stays where it is. */
  private static Optional<String> host(String location) {
    Matcher matcher = LOCATION.matcher(location);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String authority = matcher.group(1) == null ? "" : matcher.group(1);
    return Optional.of(USER_OR_PORT.matcher(authority).replaceAll(""));
  }

  private static boolean isSame(String asked, String host) {
    String other = host.toLowerCase(Locale.ROOT);
    return other.equals(asked)
        || other.endsWith("." + asked)
        || (other.contains(".") && asked.endsWith("." + other));
  }
}
