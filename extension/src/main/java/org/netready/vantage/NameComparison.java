// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.AddressScope;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameAnswer.Family;
import org.netready.probe.NameAnswer.Role;

/** What is to be said of what several resolvers said of one name. */
final class NameComparison {

  private static final String SPLIT_HORIZON =
      "%s, where this host gets %s: split horizon, which is right if the site serves the name"
          + " itself, and else a filter's answer";

  private NameComparison() {}

  /**
   * Return notes.
   *
   * @param addresses what the system found; empty if nothing
   * @param answers what name servers said
   * @param areGiven whether the site's servers were given, and not merely those of the host
   */
  static List<String> notes(List<IpAddress> addresses, List<NameAnswer> answers, boolean areGiven) {
    List<String> notes = new ArrayList<>();
    for (NameAnswer answer : answers) {
      if (answer.role() == Role.REFERENCE) {
        beside(addresses, answer, "the reference resolver ").ifPresent(notes::add);
      } else if (areGiven && !addresses.isEmpty()) {
        beside(addresses, answer, "the site's resolver ").ifPresent(notes::add);
      }
      if (answer.role() == Role.SITE && !addresses.isEmpty()) {
        halfAnswered(answer).ifPresent(notes::add);
      }
    }
    return notes.stream().distinct().toList();
  }

  private static Optional<String> beside(List<IpAddress> addresses, NameAnswer answer, String who) {
    List<IpAddress> others = answer.addresses();
    String said = who + answer.text();
    if (others.isEmpty()) {
      return addresses.isEmpty() && answer.deniesAddresses() ? Optional.empty() : Optional.of(said);
    }
    if (addresses.isEmpty()) {
      return Optional.of(said + ", so that the name exists elsewhere");
    }
    if (AddressList.overlap(addresses, others)) {
      return Optional.empty();
    }
    boolean isSplit =
        addresses.stream().allMatch(NameComparison::isOfASite)
            && others.stream().anyMatch(it -> AddressScope.of(it) == AddressScope.GLOBAL);
    return Optional.of(
        isSplit
            ? SPLIT_HORIZON.formatted(said, AddressList.text(addresses))
            : said + ", other addresses than this host gets, as content networks do too");
  }

  private static boolean isOfASite(IpAddress address) {
    return AddressScope.of(address) != AddressScope.GLOBAL || address.inet().isAnyLocalAddress();
  }

  /** A family that fails while the other is answered makes clients slow, or fail now and then. */
  private static Optional<String> halfAnswered(NameAnswer answer) {
    if (answer.addresses().isEmpty()) {
      return Optional.empty();
    }
    if (hasFailed(answer.v6())) {
      return Optional.of("A is answered, AAAA is not: " + answer.v6().said());
    }
    return hasFailed(answer.v4())
        ? Optional.of("AAAA is answered, A is not: " + answer.v4().said())
        : Optional.empty();
  }

  private static boolean hasFailed(Family family) {
    return family
        .cause()
        .filter(it -> it != Cause.NAME_NODATA && it != Cause.NAME_NXDOMAIN)
        .isPresent();
  }
}
