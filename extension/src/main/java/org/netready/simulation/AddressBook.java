// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Environment;
import org.netready.environment.SiteHost;

/**
 * Which hosts there are, and at which addresses. A host has the addresses that the site declares,
 * else those at which a service of it is asked, else a made-up one: a site's host in {@code
 * 10.198.0.0/15}, all others in {@code 198.18.0.0/15} (RFC 2544). Made-up addresses follow from the
 * name and so are the same in every run.
 */
final class AddressBook {

  private static final int SITE = 0x0AC60000;
  private static final int INTERNET = 0xC6120000;
  private static final int SIZE = 1 << 17;

  private final Map<Host, Set<IpAddress>> declared = new LinkedHashMap<>();
  private final Map<Host, Set<IpAddress>> exposed = new LinkedHashMap<>();
  private final Map<Host, Set<IpAddress>> asked = new LinkedHashMap<>();
  private final Map<Host, Set<IpAddress>> resolved = new HashMap<>();
  private final Map<IpAddress, Set<Host>> hosts = new HashMap<>();

  private AddressBook() {}

  static AddressBook of(Environment site, List<SimulatedService> services) {
    AddressBook book = new AddressBook();
    new TreeMap<>(site.roles()).values().stream().flatMap(List::stream).forEach(book::declare);
    services.forEach(service -> book.ask(service));
    book.resolveAll();
    return book;
  }

  /** Return the addresses of a host; empty if there is no such host. */
  List<IpAddress> addresses(Host host) {
    return List.copyOf(resolved.getOrDefault(host, Set.of()));
  }

  /** Return the hosts at an address; empty if nobody is there. */
  Set<Host> hostsAt(IpAddress address) {
    return hosts.getOrDefault(address, Set.of());
  }

  /** Return all hosts that there are. */
  Set<Host> hosts() {
    return Collections.unmodifiableSet(resolved.keySet());
  }

  /** Return whether the site declares a host. */
  boolean isDeclared(Host host) {
    return declared.containsKey(host);
  }

  private void declare(SiteHost siteHost) {
    Host host = siteHost.host();
    add(declared, host, own(host));
    add(declared, host, siteHost.address().stream().toList());
    add(exposed, host, siteHost.publicAddresses());
  }

  private void ask(SimulatedService service) {
    Host host = service.destination().host();
    add(asked, host, own(host));
    add(asked, host, service.destination().addresses());
  }

  private void resolveAll() {
    Set<Host> all = new LinkedHashSet<>(declared.keySet());
    all.addAll(asked.keySet());
    all.forEach(host -> known(host).ifPresent(addresses -> resolved.put(host, addresses)));
    Set<IpAddress> taken = new HashSet<>();
    List.of(declared, exposed, asked).forEach(book -> book.values().forEach(taken::addAll));
    all.stream()
        .filter(host -> !resolved.containsKey(host))
        .sorted(Comparator.comparing(Host::text))
        .forEach(host -> resolved.put(host, Set.of(madeUp(host, taken))));
    List.of(resolved, exposed, asked).forEach(book -> book.forEach(this::locate));
  }

  private Optional<Set<IpAddress>> known(Host host) {
    Set<IpAddress> inside = new LinkedHashSet<>(declared.getOrDefault(host, Set.of()));
    if (inside.isEmpty()) {
      inside.addAll(asked.getOrDefault(host, Set.of()));
      inside.removeAll(exposed.getOrDefault(host, Set.of()));
    }
    return inside.isEmpty() ? Optional.empty() : Optional.of(inside);
  }

  private IpAddress madeUp(Host host, Set<IpAddress> taken) {
    int first = declared.containsKey(host) ? SITE : INTERNET;
    int slots = SIZE - 2;
    int slot = Math.floorMod(host.text().hashCode(), slots);
    while (!taken.add(address(first + 1 + slot))) {
      slot = (slot + 1) % slots;
    }
    return address(first + 1 + slot);
  }

  private void locate(Host host, Set<IpAddress> addresses) {
    addresses.forEach(
        address -> hosts.computeIfAbsent(address, it -> new LinkedHashSet<>()).add(host));
  }

  private static void add(
      Map<Host, Set<IpAddress>> book, Host host, Collection<IpAddress> addresses) {
    book.computeIfAbsent(host, it -> new LinkedHashSet<>()).addAll(addresses);
  }

  private static List<IpAddress> own(Host host) {
    return host instanceof IpAddress address ? List.of(address) : List.of();
  }

  private static IpAddress address(int bits) {
    return IpAddress.parse(
        "%s.%s.%s.%s"
            .formatted(bits >>> 24, (bits >>> 16) & 0xff, (bits >>> 8) & 0xff, bits & 0xff));
  }
}
