// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import java.util.List;
import java.util.Map;

/** Where an address can be reached from, by the special-purpose registries (RFC 6890). */
public enum AddressScope {
  /** Addresses of the host itself: 127.0.0.0/8, ::1, and the unspecified ones that mean it. */
  LOOPBACK,
  /** One link only: 169.254.0.0/16 (RFC 3927), fe80::/10 (RFC 4291). */
  LINK_LOCAL,
  /** Private use: RFC 1918. */
  PRIVATE,
  /** Shared address space of carriers: 100.64.0.0/10, RFC 6598. */
  SHARED,
  /** Unique local addresses: fc00::/7, RFC 4193. */
  UNIQUE_LOCAL,
  /** Many hosts at once: 224.0.0.0/4, ff00::/8 (RFC 4291). */
  MULTICAST,
  /**
   * All others, whoever routes them: also those for documentation, and those that embed an IPv4
   * address, such as 64:ff9b::/96 (RFC 6052), whatever that one is. An IPv4-mapped one is the IPv4
   * address itself.
   */
  GLOBAL;

  private static final Map<AddressScope, List<Prefix>> PREFIXES =
      Map.of(
          LOOPBACK, prefixes("127.0.0.0/8", "::1/128", "0.0.0.0/32", "::/128"),
          LINK_LOCAL, prefixes("169.254.0.0/16", "fe80::/10"),
          PRIVATE, prefixes("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
          SHARED, prefixes("100.64.0.0/10"),
          UNIQUE_LOCAL, prefixes("fc00::/7"),
          MULTICAST, prefixes("224.0.0.0/4", "ff00::/8"));

  /** Return the scope of an address. */
  public static AddressScope of(IpAddress address) {
    return PREFIXES.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(prefix -> prefix.contains(address)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(GLOBAL);
  }

  /**
   * Return the scope of all addresses of a prefix.
   *
   * @return the scope; {@link #GLOBAL} also if some of the addresses have another
   */
  public static AddressScope of(Prefix prefix) {
    return PREFIXES.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(it -> it.contains(prefix)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(GLOBAL);
  }

  /**
   * Return whether a host with such an address is on a private network: RFC 1918, RFC 6598, unique
   * local or link-local. Loopback is none: it is no address at which another host is met.
   */
  public boolean isPrivateNetwork() {
    return switch (this) {
      case LINK_LOCAL, PRIVATE, SHARED, UNIQUE_LOCAL -> true;
      case LOOPBACK, MULTICAST, GLOBAL -> false;
    };
  }

  private static List<Prefix> prefixes(String... texts) {
    return java.util.Arrays.stream(texts).map(Prefix::parse).toList();
  }
}
