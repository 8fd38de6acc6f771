// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.netready.endpoint.IpAddress;

/** What this host itself would do with a packet, found out without sending one. */
final class LocalRoute {

  private static final int DISCARD = 9;

  private LocalRoute() {}

  /**
   * Return whether this host has a route to an address. Connecting a datagram socket asks the
   * routing table and sends nothing, so that only a local reason lets it fail.
   */
  static boolean existsTo(IpAddress address) {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
      channel.connect(new InetSocketAddress(address.inet(), DISCARD));
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Return whether an interface that is up has an IPv6 address for more than its own link. */
  static boolean hasIpv6() {
    return anyAddress(it -> isV6(it) && !it.isLoopbackAddress() && !it.isLinkLocalAddress());
  }

  /** Return whether this host has ::1. */
  static boolean hasIpv6Loopback() {
    return anyAddress(it -> isV6(it) && it.isLoopbackAddress());
  }

  private static boolean isV6(InetAddress address) {
    return new IpAddress(address).isV6();
  }

  private static boolean anyAddress(Predicate<InetAddress> wanted) {
    try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
      return interfaces
          .filter(LocalRoute::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(wanted);
    } catch (SocketException e) {
      // Without a list of interfaces nothing is known; trying an address will tell.
      return true;
    }
  }

  private static boolean isUp(NetworkInterface candidate) {
    try {
      return candidate.isUp();
    } catch (SocketException e) {
      return false;
    }
  }
}
