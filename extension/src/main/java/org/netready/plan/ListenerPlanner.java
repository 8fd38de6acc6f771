// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.plan.Coverage.Route;
import org.netready.spec.Direction;
import org.netready.spec.Role;
import org.netready.spec.Target;

/**
 * Binds a demand on what may listen on hosts: one check for each host and transport, whose allowed
 * ports are those of all its atoms and those that the site allows.
 */
final class ListenerPlanner {

  private final SiteValues values;
  private final SiteHosts hosts;
  private final SourceFinder sources;
  private final DestinationFinder destinations;
  private final CheckFactory factory;
  private final List<Ports> allowedBySite;

  ListenerPlanner(
      SiteValues values,
      SiteHosts hosts,
      SourceFinder sources,
      DestinationFinder destinations,
      CheckFactory factory,
      List<Ports> allowedBySite) {
    this.values = values;
    this.hosts = hosts;
    this.sources = sources;
    this.destinations = destinations;
    this.factory = factory;
    this.allowedBySite = List.copyOf(allowedBySite);
  }

  /**
   * Bind atoms that differ in their ports alone.
   *
   * @param selected their requirement
   * @param atoms the atoms, at least one
   * @param checks receives their checks
   * @param gaps receives, for each of them, what cannot be checked
   */
  void bind(SelectedRequirement selected, List<Atom> atoms, List<Check> checks, List<Gap> gaps) {
    Target target =
        atoms
            .get(0)
            .target()
            .orElseThrow(() -> new IllegalArgumentException("no destination; expected 'to'"));
    Found<Aim> aims = destinations.find(selected.pack(), target);
    if (aims.missing().isPresent()) {
      addGaps(selected, atoms, aims.missing(), gaps);
      return;
    }
    Coverage coverage = sources.cover(Role.SELF, Direction.LOCAL, aims.items());
    addGaps(selected, atoms, coverage.missing(), gaps);
    List<Ports> allowed = allowed(atoms);
    for (Route route : coverage.routes()) {
      for (Transport transport : Transport.values()) {
        checks.add(
            factory.ofListeners(
                selected,
                atoms.get(0).alternative(),
                route,
                hosts.inside(route.aim().host()),
                transport,
                allowed));
      }
    }
  }

  private static void addGaps(
      SelectedRequirement selected, List<Atom> atoms, Optional<Missing> missing, List<Gap> gaps) {
    missing.ifPresent(
        it -> atoms.forEach(atom -> gaps.add(atom.gap(selected, selected.chosenProfiles(), it))));
  }

  /** A list that the site leaves empty allows nothing more. */
  private List<Ports> allowed(List<Atom> atoms) {
    Set<Ports> allowed = new LinkedHashSet<>();
    atoms.stream()
        .flatMap(atom -> atom.port().stream())
        .flatMap(port -> values.expand(port).stream())
        .map(Ports::parse)
        .forEach(allowed::add);
    allowed.addAll(allowedBySite);
    return List.copyOf(allowed);
  }
}
