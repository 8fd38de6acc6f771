// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.environment.SiteHost;

/**
 * Gives each host of a simulated site an address of its own, private and public. The public ones
 * are those for documentation (RFC 5737), and beyond 508 hosts those for benchmarks (RFC 2544):
 * none is anybody's.
 */
final class ExampleAddresses {

  private static final int IN_BLOCK = 254;
  private static final List<String> DOCUMENTATION = List.of("203.0.113", "198.51.100");

  private final Map<String, SiteHost> hosts = new LinkedHashMap<>();

  /** Return a host; the same one for the same name. */
  SiteHost host(String name) {
    SiteHost known = hosts.get(name);
    if (known != null) {
      return known;
    }
    int number = hosts.size();
    Host host = Host.parse(name);
    IpAddress inside =
        host instanceof IpAddress address
            ? address
            : IpAddress.parse("10.20.%s.%s".formatted(number / IN_BLOCK, inBlock(number)));
    SiteHost made =
        new SiteHost(host, Optional.of(inside), List.of(IpAddress.parse(outside(number))));
    hosts.put(name, made);
    return made;
  }

  private static String outside(int number) {
    int block = number / IN_BLOCK;
    String prefix =
        block < DOCUMENTATION.size()
            ? DOCUMENTATION.get(block)
            : "198.18." + (block - DOCUMENTATION.size());
    return prefix + "." + inBlock(number);
  }

  private static int inBlock(int number) {
    return number % IN_BLOCK + 1;
  }
}
