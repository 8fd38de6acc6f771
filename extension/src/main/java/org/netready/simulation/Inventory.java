// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Environment;
import org.netready.environment.SiteHost;
import org.netready.environment.VantagePoint;

/** What there is in a simulated network, and how a user calls it. */
final class Inventory {

  /** The role that every vantage point stands in for. */
  private static final String ANY = "any";

  private static final int MOST_NAMED = 10;

  private final Environment site;
  private final AddressBook book;
  private final Map<Host, List<SimulatedService>> services;

  Inventory(Environment site, AddressBook book, Map<Host, List<SimulatedService>> services) {
    this.site = site;
    this.book = book;
    this.services = services;
  }

  Set<Host> hosts() {
    return book.hosts();
  }

  List<SimulatedService> services(Host host) {
    return services.getOrDefault(host, List.of());
  }

  boolean isOfSite(Host host) {
    return book.isDeclared(host);
  }

  /** Return the vantage points that a name of one, or a role, means. */
  Set<String> vantagePoints(String text) {
    Set<String> named =
        site.vantagePoints().stream()
            .filter(it -> text.equals(ANY) || it.name().equals(text) || it.roles().contains(text))
            .map(VantagePoint::name)
            .collect(Collectors.toSet());
    if (named.isEmpty()) {
      Set<String> known = new TreeSet<>(Set.of(ANY));
      site.vantagePoints().forEach(it -> known.add(it.name()));
      site.vantagePoints().forEach(it -> known.addAll(it.roles()));
      throw new IllegalArgumentException(
          "unknown vantage point or role '%s'; expected one of %s".formatted(text, known));
    }
    return named;
  }

  /** Return which hosts a name or address means: all that share the address. */
  Predicate<Host> host(String text) {
    Host host = Host.parse(text);
    Set<Host> meant =
        host instanceof IpAddress address && !book.hosts().contains(host)
            ? book.hostsAt(address)
            : Set.of(host);
    if (meant.stream().noneMatch(book.hosts()::contains)) {
      throw new IllegalArgumentException(
          "unknown host '%s'; expected one of %s".formatted(text, some()));
    }
    return meant::contains;
  }

  /** Return the hosts of a role of the site. */
  Predicate<Host> role(String text) {
    Set<Host> meant =
        site.roles().getOrDefault(text, List.of()).stream()
            .map(SiteHost::host)
            .collect(Collectors.toSet());
    if (meant.isEmpty()) {
      Set<String> known = new TreeSet<>(site.roles().keySet());
      throw new IllegalArgumentException(
          "no hosts for role '%s'; expected one of %s".formatted(text, known));
    }
    return meant::contains;
  }

  /** Return the first few hosts, as a message lists them. */
  String some() {
    List<String> names = book.hosts().stream().map(Host::text).sorted().toList();
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", ", "[", "]"));
    int more = names.size() - MOST_NAMED;
    return more > 0 ? "%s and %s more".formatted(first, more) : first;
  }
}
