// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.probe.Cause;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameAnswer.Family;
import org.netready.probe.NameAnswer.Role;

/**
 * Why a name was not found, because the system's resolver does not say.
 *
 * @param cause why
 * @param resolver who said so; empty if nobody did
 * @param evidence what was seen, as a sentence part
 */
record NameFailure(Cause cause, String resolver, String evidence) {

  /** What tells most, first; that there is no address only counts if it is said of both. */
  private static final List<Cause> BY_WEIGHT =
      List.of(
          Cause.NAME_NXDOMAIN,
          Cause.NAME_ALIAS_LOOP,
          Cause.NAME_TRUNCATED,
          Cause.NAME_MALFORMED_ANSWER,
          Cause.NAME_SERVFAIL,
          Cause.NAME_REFUSED,
          Cause.NAME_NOT_RESOLVED,
          Cause.NAME_RESOLVER_TIMEOUT,
          Cause.NAME_NODATA);

  private static final Set<Cause> OF_THE_NAME =
      EnumSet.of(Cause.NAME_NXDOMAIN, Cause.NAME_NODATA, Cause.NAME_ALIAS_LOOP);

  /** What one server knows for certain counts more than that another is dead. */
  static NameFailure of(List<NameAnswer> answers) {
    List<NameAnswer> said = answers.stream().filter(answer -> answer.role() == Role.SITE).toList();
    String evidence = said.stream().map(NameFailure::evidence).collect(Collectors.joining("; "));
    return said.stream()
        .min(Comparator.comparingInt(NameFailure::certainty))
        .map(best -> new NameFailure(cause(best), best.server(), evidence))
        .orElse(new NameFailure(Cause.NAME_NOT_RESOLVED, "", "no name server is configured"));
  }

  /** Return the same as the fault of this host, which has no way to any of its name servers. */
  NameFailure withoutRoute() {
    return new NameFailure(
        Cause.LOCAL_NO_ROUTE, "", "this host has no route to its name servers: " + evidence);
  }

  private static String evidence(NameAnswer answer) {
    return answer.addresses().isEmpty()
        ? answer.text()
        : "this host's resolver found nothing, " + answer.text();
  }

  private static Cause cause(NameAnswer answer) {
    if (!answer.addresses().isEmpty()) {
      return Cause.NAME_NOT_RESOLVED;
    }
    return Stream.of(answer.v4(), answer.v6())
        .map(Family::cause)
        .flatMap(Optional::stream)
        .min(Comparator.comparingInt(BY_WEIGHT::indexOf))
        .orElse(Cause.NAME_NOT_RESOLVED);
  }

  /** Return 0 for what is known of the name, 1 for a server that would not say, 2 for nothing. */
  private static int certainty(NameAnswer answer) {
    if (!answer.addresses().isEmpty()) {
      return 0;
    }
    Cause cause = cause(answer);
    if (OF_THE_NAME.contains(cause)) {
      return 0;
    }
    return cause == Cause.NAME_RESOLVER_TIMEOUT ? 2 : 1;
  }
}
