// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Ports;
import org.netready.plan.Coverage.Route;
import org.netready.probe.Destination;
import org.netready.spec.Expect;
import org.netready.spec.Requirement;
import org.netready.spec.Service;
import org.netready.spec.Target;
import org.netready.spec.Template;

/** Binds one source role, one destination and one port of a requirement to a site's endpoints. */
final class AtomPlanner {

  private final SiteValues values;
  private final SiteHosts hosts;
  private final SourceFinder sources;
  private final DestinationFinder destinations;
  private final CheckFactory factory;
  private final PrefixSample prefixes;

  AtomPlanner(
      SiteValues values,
      SiteHosts hosts,
      SourceFinder sources,
      DestinationFinder destinations,
      CheckFactory factory,
      PrefixSample prefixes) {
    this.values = values;
    this.hosts = hosts;
    this.sources = sources;
    this.destinations = destinations;
    this.factory = factory;
    this.prefixes = prefixes;
  }

  /**
   * Bind an atom.
   *
   * @param selected its requirement
   * @param atom the atom
   * @param checks receives its checks
   * @param gaps receives what of it cannot be checked
   * @throws IllegalArgumentException if a value makes something of it that is no host or port
   */
  void bind(SelectedRequirement selected, Atom atom, List<Check> checks, List<Gap> gaps) {
    Requirement requirement = selected.requirement();
    Found<Aim> aims = destinations.find(selected.pack(), target(atom));
    Found<Ports> ports = ports(atom);
    Optional<Missing> nothing =
        aims.missing().or(ports::missing).or(() -> notOfPrefix(requirement, atom, aims.items()));
    if (nothing.isPresent()) {
      gaps.add(atom.gap(selected, selected.chosenProfiles(), nothing.get()));
      return;
    }
    Coverage coverage = sources.cover(source(atom), requirement.direction(), aims.items());
    coverage
        .missing()
        .ifPresent(missing -> gaps.add(atom.gap(selected, selected.chosenProfiles(), missing)));
    Set<String> withoutAddress = new LinkedHashSet<>();
    for (Route route : coverage.routes()) {
      Optional<Destination> destination = destination(requirement, route);
      if (destination.isEmpty()) {
        withoutAddress.add(route.aim().host().text());
      } else {
        for (Ports port : ports.items()) {
          checks.add(
              factory.onNetwork(selected, atom.alternative(), route, destination.get(), port));
        }
      }
    }
    if (!withoutAddress.isEmpty()) {
      gaps.add(atom.gap(selected, selected.chosenProfiles(), noPublicAddress(withoutAddress)));
    }
  }

  /** A prefix has addresses and no host, so that no service of a host can be asked of it. */
  private static Optional<Missing> notOfPrefix(Requirement requirement, Atom atom, List<Aim> aims) {
    boolean isOfHost =
        switch (requirement.expect()) {
          case REACHABLE, BLOCKED -> atom.alternative().service() != Service.NONE;
          case VIA_PROXY, DIRECT -> true;
          case PRIVATE_ADDRESS, ONLY_LISTENING, MUST_BE_FREE, VARIABLE_ALLOWED, MANUAL -> false;
        };
    return aims.stream()
        .filter(aim -> isOfHost && aim.prefix().isPresent())
        .findFirst()
        .map(
            aim ->
                new Missing(
                    GapReason.NOT_TESTABLE,
                    "%s is a prefix of many addresses: whose service or proxy is meant, only a host can say"
                        .formatted(aim.text())));
  }

  private static Target target(Atom atom) {
    return atom.target()
        .orElseThrow(() -> new IllegalArgumentException("no destination; expected 'to'"));
  }

  private static String source(Atom atom) {
    if (atom.fromRole().isEmpty()) {
      throw new IllegalArgumentException("no source; expected 'from'");
    }
    return atom.fromRole();
  }

  private Found<Ports> ports(Atom atom) {
    Template port =
        atom.port().orElseThrow(() -> new IllegalArgumentException("no port; expected 'ports'"));
    List<Ports> ports = values.expand(port).stream().map(Ports::parse).distinct().toList();
    return ports.isEmpty()
        ? Found.none(GapReason.LIST_NOT_ENUMERATED, values.toEnumerate(port))
        : Found.of(ports);
  }

  /** Return where to dial a host; empty if nobody outside could know where it is. */
  private Optional<Destination> destination(Requirement requirement, Route route) {
    if (route.aim().prefix().isPresent()) {
      return route.aim().prefix().map(prefixes::of);
    }
    Destination inside = hosts.inside(route.aim().host());
    if (!route.place().isOutside() || requirement.expect() == Expect.PRIVATE_ADDRESS) {
      return Optional.of(inside);
    }
    Optional<Destination> outside = hosts.outside(route.aim().host());
    return requirement.expect() == Expect.BLOCKED ? outside : outside.or(() -> Optional.of(inside));
  }

  private static Missing noPublicAddress(Set<String> hosts) {
    return new Missing(
        GapReason.NO_PUBLIC_ADDRESS,
        "no 'public-addresses' declared for "
            + String.join(", ", hosts)
            + ", so nobody knows where the internet would find them");
  }
}
