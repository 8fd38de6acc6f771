// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Resolvers;
import org.netready.probe.NameOutcome;

/** Looks up names on a host whose system knows what it is told, beside real name servers. */
final class Lookups {

  static final Duration LONG = Duration.ofSeconds(20);

  private final Map<String, List<String>> known = new HashMap<>();
  private final List<InetSocketAddress> site = new ArrayList<>();
  private final List<InetSocketAddress> configured = new ArrayList<>();
  private final List<InetSocketAddress> reference = new ArrayList<>();
  private final List<String> searchDomains = new ArrayList<>();

  /** Let the system know a name; {@code *} stands for every name, those that cannot exist too. */
  Lookups system(String name, String... addresses) {
    known.put(name, List.of(addresses));
    return this;
  }

  Lookups site(NameServer server) {
    site.add(server.at());
    return this;
  }

  Lookups configured(NameServer server) {
    configured.add(server.at());
    return this;
  }

  Lookups reference(NameServer server) {
    reference.add(server.at());
    return this;
  }

  Lookups search(String... domains) {
    searchDomains.addAll(List.of(domains));
    return this;
  }

  NameOutcome of(String name) throws InterruptedException {
    return of(name, LONG);
  }

  NameOutcome of(String name, Duration limit) throws InterruptedException {
    return open().lookUp(HostName.parse(name), limit);
  }

  NameLookup open() {
    var host = new ConfiguredHost(List.copyOf(configured), List.copyOf(searchDomains));
    return new NameLookup(
        new SystemResolver(new KnownNames()),
        new NameServers(new Resolvers(site, reference), host));
  }

  private final class KnownNames implements SystemResolver.Lookup {

    @Override
    public InetAddress[] addresses(String name) throws UnknownHostException {
      List<String> found = known.getOrDefault(name, known.getOrDefault("*", List.of()));
      if (found.isEmpty()) {
        throw new UnknownHostException(name);
      }
      return Stream.of(found)
          .flatMap(List::stream)
          .map(address -> IpAddress.parse(address).inet())
          .toArray(InetAddress[]::new);
    }

    @Override
    public String ownName() {
      return "builder.example.test";
    }
  }
}
