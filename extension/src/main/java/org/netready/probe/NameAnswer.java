// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.endpoint.IpAddress;

/**
 * What one name server said of a name, each address family apart. It is shown, and never dialled.
 *
 * @param role whose it is
 * @param server the server, as evidence calls it
 * @param v4 what it said of IPv4 addresses
 * @param v6 what it said of IPv6 addresses
 */
public record NameAnswer(Role role, String server, Family v4, Family v6) {

  /** Whose a name server is. */
  public enum Role {
    /** One of the site, or one that the host is configured with. */
    SITE,
    /** One whose answers are shown beside. */
    REFERENCE
  }

  /**
   * What it said of one address family.
   *
   * @param cause why there is no address; empty if there is one
   * @param addresses the addresses, at most 64
   * @param aliases the names that the name is an alias of, in order, at most 16
   * @param said the same in words, as a sentence part that names the server
   */
  public record Family(
      Optional<Cause> cause, List<IpAddress> addresses, List<String> aliases, String said) {
    /** Make it. */
    public Family {
      addresses = List.copyOf(addresses);
      aliases = List.copyOf(aliases);
    }

    /** Return whether it is known for certain which addresses there are. */
    public boolean isDefinite() {
      return cause.isEmpty() || isKnownToHaveNone();
    }

    private boolean isKnownToHaveNone() {
      return cause.filter(it -> it == Cause.NAME_NXDOMAIN || it == Cause.NAME_NODATA).isPresent();
    }
  }

  /** Return the addresses of both families. */
  public List<IpAddress> addresses() {
    return Stream.concat(v4.addresses().stream(), v6.addresses().stream()).toList();
  }

  /** Return whether the server knows for certain that the name has no address of any family. */
  public boolean deniesAddresses() {
    return v4.isKnownToHaveNone() && v6.isKnownToHaveNone();
  }

  /** Return what was said of both families, as a sentence part. */
  public String text() {
    if (v4.said().equals(v6.said())) {
      return v4.said();
    }
    if (addresses().isEmpty()) {
      return "%s; for AAAA: %s".formatted(v4.said(), v6.said());
    }
    if (v4.addresses().isEmpty()) {
      return v4.isKnownToHaveNone() ? v6.said() : v6.said() + "; for A: " + v4.said();
    }
    return v6.isKnownToHaveNone() ? v4.said() : v4.said() + "; for AAAA: " + v6.said();
  }
}
