// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Environment;
import org.netready.environment.SiteHost;
import org.netready.environment.VantagePoint;
import org.netready.plan.Coverage.Route;
import org.netready.spec.Direction;
import org.netready.spec.Role;

/** Finds the vantage points that stand in for a source role, and the hosts that none stands for. */
final class SourceFinder {

  private final Environment environment;
  private final SiteHosts hosts;

  SourceFinder(Environment environment, SiteHosts hosts) {
    this.environment = environment;
    this.hosts = hosts;
  }

  /**
   * Return from where the hosts are asked.
   *
   * @param role the source role
   * @param direction {@link Direction#LOCAL} if a host may be asked from itself
   * @param aims the hosts, at least one
   */
  Coverage cover(String role, Direction direction, List<Aim> aims) {
    if (role.equals(Role.SELF)) {
      return coverSelf(aims);
    }
    boolean own = direction == Direction.LOCAL;
    List<Host> sources = hostsOf(role);
    List<Place> named = named(role, sources);
    List<Place> unnamed = unnamed(role, sources);
    List<Route> routes =
        Stream.concat(named.stream(), unnamed.stream())
            .flatMap(
                place ->
                    aims.stream()
                        .filter(aim -> own || !place.isOn(aim.host()))
                        .map(aim -> new Route(place, aim)))
            .toList();
    List<Host> due = sources.stream().filter(host -> own || hasOther(host, aims)).toList();
    if (routes.isEmpty() && due.isEmpty() && !(sources.isEmpty() && unnamed.isEmpty())) {
      return new Coverage(routes, Optional.of(noOtherHost(aims)));
    }
    return new Coverage(routes, missing(role, due, named, unnamed));
  }

  private Coverage coverSelf(List<Aim> aims) {
    List<Route> routes = new ArrayList<>();
    List<String> uncovered = new ArrayList<>();
    for (Aim aim : aims) {
      Optional<Place> place = placeOn(Role.SELF, environment.vantagePoints(), aim.host());
      place.ifPresent(it -> routes.add(new Route(it, aim)));
      if (place.isEmpty()) {
        uncovered.add(aim.host().text());
      }
    }
    if (uncovered.isEmpty()) {
      return new Coverage(routes, Optional.empty());
    }
    String detail =
        "%s of %s hosts covered; not covered: %s; each needs a vantage point with its name as 'host' under 'vantage-points' of environment %s"
            .formatted(
                routes.size(), aims.size(), String.join(", ", uncovered), environment.name());
    return new Coverage(routes, Optional.of(new Missing(GapReason.NO_VANTAGE, detail)));
  }

  private List<Host> hostsOf(String role) {
    return Role.PREDEFINED.contains(role)
        ? List.of()
        : environment.hosts(role).stream().map(SiteHost::host).distinct().toList();
  }

  private List<Place> named(String role, List<Host> sources) {
    List<VantagePoint> standing = standing(role);
    return sources.stream().flatMap(host -> placeOn(role, standing, host).stream()).toList();
  }

  private Optional<Place> placeOn(String role, List<VantagePoint> vantages, Host host) {
    return vantages.stream()
        .filter(vantage -> Place.isOn(vantage, host))
        .findFirst()
        .map(vantage -> new Place(role, host.text(), hosts.address(host), vantage));
  }

  private List<Place> unnamed(String role, List<Host> sources) {
    return standing(role).stream()
        .filter(vantage -> sources.stream().noneMatch(host -> Place.isOn(vantage, host)))
        .map(vantage -> new Place(role, vantage.name(), addressOf(vantage), vantage))
        .toList();
  }

  private Optional<IpAddress> addressOf(VantagePoint vantage) {
    return vantage.host().flatMap(name -> hosts.address(Host.parse(name)));
  }

  private List<VantagePoint> standing(String role) {
    return environment.vantagePoints().stream()
        .filter(
            vantage ->
                vantage.roles().contains(role)
                    || (role.equals(Role.ANY) && vantage.roles().contains(Role.INTERNET)))
        .toList();
  }

  private static boolean hasOther(Host host, List<Aim> aims) {
    return aims.stream().anyMatch(aim -> !aim.host().equals(host));
  }

  private static Missing noOtherHost(List<Aim> aims) {
    List<String> only = aims.stream().map(aim -> aim.host().text()).distinct().toList();
    return new Missing(
        GapReason.NO_HOST_FOR_ROLE,
        "no other host: the source itself is the only destination, " + String.join(", ", only));
  }

  private Optional<Missing> missing(
      String role, List<Host> due, List<Place> named, List<Place> unnamed) {
    List<String> uncovered =
        due.stream()
            .filter(host -> named.stream().noneMatch(place -> place.isOn(host)))
            .map(Host::text)
            .toList();
    int open = uncovered.size() - unnamed.size();
    if (named.isEmpty() && unnamed.isEmpty()) {
      return Optional.of(new Missing(GapReason.NO_VANTAGE, noVantage(role, uncovered)));
    }
    if (open <= 0) {
      return Optional.empty();
    }
    String which = String.join(", ", uncovered);
    String detail =
        "%s of %s hosts of role '%s' covered; not covered: %s"
            .formatted(
                due.size() - open,
                due.size(),
                role,
                unnamed.isEmpty() ? which : "%s of %s".formatted(open, which));
    return Optional.of(new Missing(GapReason.NO_VANTAGE, detail + unnamedOnes(unnamed)));
  }

  private static String unnamedOnes(List<Place> unnamed) {
    List<String> names = unnamed.stream().map(Place::from).toList();
    return names.isEmpty()
        ? ""
        : " (%s: none of them by name, so each counts as one)".formatted(String.join(", ", names));
  }

  private String noVantage(String role, List<String> uncovered) {
    String hosts =
        uncovered.isEmpty()
            ? ""
            : "0 of %s hosts covered; not covered: %s; "
                .formatted(uncovered.size(), String.join(", ", uncovered));
    return hosts
        + "role '%s' needs a vantage point with it among its 'roles', under 'vantage-points' of environment %s"
            .formatted(role, environment.name());
  }
}
