// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import org.netready.netns.FirewallRule;
import org.netready.netns.bed.Bed;

/** What a router and its firewall do to packets on their way. */
final class WayFaults {

  /** A port on which nobody listens. */
  private static final int CLOSED_PORT = 9;

  private WayFaults() {}

  /** The host is there, and nobody listens. */
  static Fault closed() {
    return (bed, target) ->
        bed.firewall()
            .apply(
                new FirewallRule(
                    FirewallRule.PREROUTING,
                    "%s dnat ip to %s:%d".formatted(target.sent(), Bed.SERVER, CLOSED_PORT)));
  }

  /** Nothing is forwarded to the host. */
  static Fault drop() {
    return Fault.onTheWay(target -> target.forwarded() + " drop");
  }

  /** Nothing is forwarded to the host's IPv6 address. */
  static Fault drop6() {
    return Fault.onTheWay(target -> target.forwarded6() + " drop");
  }

  /** Nothing comes back from the host. */
  static Fault dropReplies() {
    return Fault.onTheWay(target -> target.replies() + " drop");
  }

  /** Connections open, and nothing that is sent over them is forwarded. */
  static Fault dropData() {
    return Fault.onTheWay(
        target -> target.forwardedOverTcp() + " tcp flags & (syn | psh) == psh drop");
  }

  /** A firewall resets, as the host would. */
  static Fault reset() {
    return Fault.onTheWay(target -> target.forwardedOverTcp() + " reject with tcp reset");
  }

  /** A firewall answers with an ICMP destination-unreachable of a type. */
  static Fault icmp(String type) {
    return Fault.onTheWay(target -> target.forwarded() + " reject with icmp type " + type);
  }

  /** A firewall answers with an ICMPv6 destination-unreachable of a type. */
  static Fault icmp6(String type) {
    return Fault.onTheWay(target -> target.forwarded6() + " reject with icmpv6 type " + type);
  }

  /** A router has a route of a type that leads nowhere: blackhole, unreachable, prohibit. */
  static Fault route(String type) {
    return (bed, target) -> {
      bed.network().router().ip("route", "add", type, target.address());
      return () -> bed.network().router().ip("route", "delete", type, target.address());
    };
  }

  /** Something else answers on a TCP port of the host. */
  static Fault redirect(int port, int to) {
    return (bed, target) ->
        bed.firewall().apply(target.traffic().tcp(port).redirectTo(Bed.SERVER, to));
  }

  /** Something else answers on every TCP port of the host but the one that shows it alive. */
  static Fault redirectAll(int to) {
    return (bed, target) ->
        bed.firewall()
            .apply(
                new FirewallRule(
                    FirewallRule.PREROUTING,
                    "ip daddr %s tcp dport != %d dnat ip to %s:%d"
                        .formatted(target.address(), Bed.CONTROL_PORT, Bed.SERVER, to)));
  }

  /** Something else answers on a UDP port of the host. */
  static Fault redirectUdp(int port, int to) {
    return (bed, target) ->
        bed.firewall().apply(target.traffic().udp(port).redirectTo(Bed.SERVER, to));
  }

  /** Nothing is forwarded on a port of a host of the bed's own, for everybody. */
  static Fault dropPort(String address, String transportAndPort) {
    return Fault.onTheWay(target -> "ip daddr %s %s drop".formatted(address, transportAndPort));
  }

  /** The same, answered with an ICMP destination-unreachable of a type. */
  static Fault rejectPort(String address, String transportAndPort, String type) {
    return Fault.onTheWay(
        target ->
            "ip daddr %s %s reject with icmp type %s".formatted(address, transportAndPort, type));
  }

  /** The same, answered with a reset. */
  static Fault resetPort(String address, int port) {
    return Fault.onTheWay(
        target -> "ip daddr %s tcp dport %d reject with tcp reset".formatted(address, port));
  }
}
