// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.Destination;
import org.netready.probe.Layer;
import org.netready.probe.NameAnswer;

/** BLOCKED, of a name: that what it leads to is shut may say nothing of the host that it means. */
final class BlockedNameRules {

  private BlockedNameRules() {}

  /** Judge a name that does not resolve; empty if it does, or if there is none. */
  static Optional<Ruling> notResolved(Case given) {
    return given
        .seen()
        .layer(Layer.Resolve.class)
        .flatMap(
            layer ->
                layer
                    .cause()
                    .map(
                        cause ->
                            Ruling.inconclusive(
                                cause,
                                PathRules.notResolved(layer, cause),
                                "a name that does not resolve does not show that it is blocked")));
  }

  /** Judge a name whose addresses are shut; empty if they are those that are meant, and all. */
  static Optional<Ruling> judge(Case given, List<Reach> reaches, String butWas) {
    return given
        .seen()
        .layer(Layer.Resolve.class)
        .flatMap(
            names ->
                doubtful(names, butWas)
                    .or(() -> unasked(given, reaches, butWas))
                    .or(() -> unknown(names, butWas))
                    .or(() -> unconfirmed(given, names, reaches, butWas)));
  }

  /** The host of a misspelt name says nothing of the one that is meant. */
  private static Optional<Ruling> doubtful(Layer.Resolve names, String butWas) {
    return names
        .outcome()
        .doubt()
        .map(
            doubt ->
                Ruling.inconclusive(
                    doubt,
                    butWas,
                    "of a misspelt name the same would be seen, and the host that is meant may be"
                        + " open"));
  }

  /** The system leaves out what this host cannot use, or has some of many; others may use it. */
  private static Optional<Ruling> unasked(Case given, List<Reach> reaches, String butWas) {
    List<IpAddress> asked = reaches.stream().map(Reach::address).toList();
    List<IpAddress> others =
        SiteAnswers.addresses(given.seen().layer(Layer.Resolve.class))
            .filter(it -> !asked.contains(it))
            .distinct()
            .toList();
    if (others.isEmpty()) {
      return Optional.empty();
    }
    String note =
        "an address that was not asked may be open: %s, which a name server has for this name"
            .formatted(Wording.some(others));
    boolean isOfFamily =
        others.stream().noneMatch(it -> asked.stream().anyMatch(to -> to.isV6() == it.isV6()));
    if (!isOfFamily) {
      return Optional.of(Ruling.inconclusive(Cause.SAMPLE_ONLY, butWas, note));
    }
    String lacking =
        others.get(0).isV6()
            ? "this host does without IPv6, or this JVM does: java.net.preferIPv4Stack"
            : "this host does without IPv4";
    return Optional.of(Ruling.inconclusive(Cause.LOCAL_NO_ROUTE, butWas, note, lacking));
  }

  /** A name server that has addresses of one family, and fails for the other. */
  private static Optional<Ruling> unknown(Layer.Resolve names, String butWas) {
    boolean isServed =
        SiteAnswers.of(names, NameAnswer.Role.SITE).stream()
            .anyMatch(it -> !it.addresses().isEmpty());
    return SiteAnswers.unknown(names)
        .filter(family -> isServed)
        .map(
            family ->
                Ruling.inconclusive(
                    family.cause().orElseThrow(),
                    butWas,
                    "the name may have further addresses: " + family.said()));
  }

  /**
   * A filter answers for a name with an address of its own, at which most ports are closed. Of its
   * own hosts a site's resolver knows best; of those of others nobody can tell who asks it alone.
   */
  private static Optional<Ruling> unconfirmed(
      Case given, Layer.Resolve names, List<Reach> reaches, String butWas) {
    boolean isOfSite = !given.subject().flow().toRole().isEmpty();
    Destination destination = given.subject().question().destination();
    boolean isDeclared =
        !destination.addresses().isEmpty() || destination.host() instanceof IpAddress;
    List<IpAddress> asked = reaches.stream().map(Reach::address).distinct().toList();
    if (isOfSite || isDeclared || isConfirmed(names, asked)) {
      return Optional.empty();
    }
    List<IpAddress> proven =
        Controls.of(given, false).ofHost().stream()
            .flatMap(Controls::identified)
            .distinct()
            .toList();
    List<IpAddress> doubtful = asked.stream().filter(it -> !proven.contains(it)).toList();
    return doubtful.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Ruling.inconclusive(
                Cause.NAME_UNCONFIRMED,
                butWas,
                "%s is what this host's resolver says alone: it may be a filter's, and the host that is meant may be open"
                    .formatted(Wording.some(doubtful))));
  }

  /** A name that others do not have can only be the site's own. */
  private static boolean isConfirmed(Layer.Resolve names, List<IpAddress> asked) {
    List<NameAnswer> references = SiteAnswers.of(names, NameAnswer.Role.REFERENCE);
    List<IpAddress> said = references.stream().flatMap(it -> it.addresses().stream()).toList();
    return said.isEmpty()
        ? references.stream().anyMatch(NameAnswer::deniesAddresses)
        : asked.stream().anyMatch(said::contains);
  }
}
