// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.netready.endpoint.IpAddress;

/** Addresses as evidence lists them. */
final class AddressList {

  private static final int MOST = 8;

  private AddressList() {}

  /** Return the first addresses of a list, and how many there are beyond. */
  static String text(Collection<IpAddress> addresses) {
    String first =
        addresses.stream().limit(MOST).map(IpAddress::text).collect(Collectors.joining(", "));
    return addresses.size() <= MOST
        ? first
        : "%s and %s more".formatted(first, addresses.size() - MOST);
  }

  /** Return an address without the name by which it was found. */
  static IpAddress withoutName(InetAddress address) {
    try {
      return new IpAddress(InetAddress.getByAddress(address.getAddress()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  /** Return whether two lists have an address in common. */
  static boolean overlap(Collection<IpAddress> one, List<IpAddress> other) {
    return other.stream().anyMatch(one::contains);
  }
}
