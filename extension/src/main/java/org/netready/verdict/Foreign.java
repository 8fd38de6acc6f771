// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
              + "|hotspot login|acceptable use policy");

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

  /** A location that cannot be read leads who knows where, so it has a host of no name. */
  private static Optional<String> host(String location) {
    try {
      URI uri = new URI(location);
      boolean isHere = uri.getRawAuthority() == null && !uri.isOpaque();
      return isHere ? Optional.empty() : Optional.of(uri.getHost() == null ? "" : uri.getHost());
    } catch (URISyntaxException e) {
      return Optional.of("");
    }
  }

  private static boolean isSame(String asked, String host) {
    String other = host.toLowerCase(Locale.ROOT);
    return other.equals(asked)
        || other.endsWith("." + asked)
        || (other.contains(".") && asked.endsWith("." + other));
  }
}
