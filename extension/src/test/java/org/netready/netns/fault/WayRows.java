// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.netns.bed.Bed;
import org.netready.netns.fault.Row.Trait;

/** What happens to packets on their way; the name is right. */
final class WayRows {

  private WayRows() {}

  static List<Row> all() {
    return Stream.of(healthy(), firewall(), firewall6(), router(), datagrams())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> healthy() {
    return List.of(
        Row.of("none", NameFaults.right(), Set.of(Kind.values())).sparing(Set.of(Kind.values())),
        Row.of("none-in-ipv6", NameFaults.v6(), Kind.EVERY).sparing(Kind.EVERY));
  }

  private static List<Row> firewall() {
    return List.of(
        shut("closed-port", WayFaults.closed()),
        Row.of("reject-with-reset", with(WayFaults.reset()), Kind.OVER_TCP).being(Trait.SHUT),
        shut("icmp-port-unreachable", WayFaults.icmp("port-unreachable")),
        shut("icmp-host-unreachable", WayFaults.icmp("host-unreachable")),
        shut("icmp-net-unreachable", WayFaults.icmp("net-unreachable")),
        shut("icmp-host-prohibited", WayFaults.icmp("host-prohibited")),
        shut("icmp-net-prohibited", WayFaults.icmp("net-prohibited")),
        shut("icmp-admin-prohibited", WayFaults.icmp("admin-prohibited")),
        shut("icmp-prot-unreachable", WayFaults.icmp("prot-unreachable")),
        shut("drop-forward", WayFaults.drop()),
        shut("drop-replies", WayFaults.dropReplies()),
        Row.of("drop-data", with(WayFaults.dropData()), Kind.OVER_TCP)
            .sparing(Set.of(Kind.TCP, Kind.SSH)));
  }

  private static List<Row> firewall6() {
    return Stream.of(
            "no-route",
            "admin-prohibited",
            "addr-unreachable",
            "port-unreachable",
            "policy-fail",
            "reject-route")
        .map(
            type ->
                Row.of("icmp6-" + type, NameFaults.v6().and(WayFaults.icmp6(type)), Kind.SOME)
                    .being(Trait.SHUT))
        .toList();
  }

  private static List<Row> router() {
    return List.of(
        route("blackhole"),
        route("unreachable"),
        shut("dead-neighbour-of-the-router", Fault.NONE).at("10.80.2.99"));
  }

  private static Fault echoOn(Kind kind) {
    return WayFaults.redirectUdp(kind.ports().first(), Bed.ECHO_PORT);
  }

  /** Linux answers five questions of a host at once for want of a route, then one a second. */
  private static Row route(String type) {
    return Row.of("router-" + type, with(WayFaults.route(type)), Set.of(Kind.TCP))
        .being(Trait.SHUT);
  }

  private static List<Row> datagrams() {
    return List.of(
        Row.of(
            "udp-mute",
            with(WayFaults.redirectUdp(Bed.ECHO_PORT, Bed.MUTE_PORT))
                .and(WayFaults.redirectUdp(Kind.QUIC.ports().first(), Bed.MUTE_PORT)),
            Set.of(Kind.QUIC, Kind.UDP)),
        Row.of(
            "udp-answer-from-elsewhere",
            with(WayFaults.redirectUdp(Bed.ECHO_PORT, Bed.STRAY_ECHO_PORT))
                .and(WayFaults.redirectUdp(Kind.DNS_UDP.ports().first(), Bed.STRAY_ECHO_PORT)),
            Set.of(Kind.DNS_UDP, Kind.UDP)),
        Row.of(
            "udp-answer-of-another-protocol",
            with(echoOn(Kind.DNS_UDP)).and(echoOn(Kind.NTP)).and(echoOn(Kind.QUIC)),
            Set.of(Kind.DNS_UDP, Kind.NTP, Kind.QUIC)),
        Row.of(
            "ntp-declined",
            with(WayFaults.redirectUdp(Kind.NTP.ports().first(), Bed.DECLINING_NTP_PORT)),
            Set.of(Kind.NTP)));
  }

  private static Row shut(String id, Fault fault) {
    return Row.of(id, with(fault), Kind.EVERY).being(Trait.SHUT);
  }

  private static Fault with(Fault fault) {
    return NameFaults.right().and(fault);
  }
}
