// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import org.netready.netns.FirewallRule;
import org.netready.netns.FirewallRule.Traffic;
import org.netready.netns.bed.Bed;

/**
 * The host that a fault is brought about for.
 *
 * @param name its name
 * @param address its address
 * @param address6 its IPv6 address
 */
record Target(String name, String address, String address6) {

  /** Return the packets to it. */
  Traffic traffic() {
    return FirewallRule.to(address);
  }

  /**
   * Return what a host sends to its services: to all ports but the one that shows it to be alive.
   */
  String sent() {
    return "ip daddr %s meta l4proto { tcp, udp } th dport != %d"
        .formatted(address, Bed.CONTROL_PORT);
  }

  /** Return the same over TCP only. */
  String sentOverTcp() {
    return "ip daddr %s tcp dport != %d".formatted(address, Bed.CONTROL_PORT);
  }

  /** Return what a router forwards to its services, whoever answers in their place. */
  String forwarded() {
    return flows("ip daddr " + address, "{ tcp, udp }") + " ct direction original";
  }

  /** Return the same over TCP only. */
  String forwardedOverTcp() {
    return flows("ip daddr " + address, "tcp") + " ct direction original";
  }

  /** Return what a router forwards to the services of its IPv6 address. */
  String forwarded6() {
    return flows("ip6 daddr " + address6, "{ tcp, udp }") + " ct direction original";
  }

  /** Return what a router forwards back from its services. */
  String replies() {
    return flows("ip daddr " + address, "{ tcp, udp }") + " ct direction reply";
  }

  private static String flows(String destination, String transports) {
    return "ct original %s meta l4proto %s ct original proto-dst != %d"
        .formatted(destination, transports, Bed.CONTROL_PORT);
  }
}
