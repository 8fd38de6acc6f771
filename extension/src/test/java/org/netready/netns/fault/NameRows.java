// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.netns.bed.Bed;
import org.netready.netns.bed.BrokenNames;
import org.netready.netns.bed.Channel;
import org.netready.netns.bed.Page;
import org.netready.netns.bed.TlsServer;
import org.netready.netns.fault.Row.Trait;

/** What resolvers say, or do not say. */
final class NameRows {

  private static final String UDP_53 = "udp dport 53";

  private NameRows() {}

  static List<Row> all() {
    return Stream.of(answers(), resolver(), elsewhere(), families()).flatMap(List::stream).toList();
  }

  private static List<Row> answers() {
    return List.of(
        row("name-nxdomain", NameFaults.missing()),
        row("name-nodata", NameFaults.noData()),
        row("name-servfail", NameFaults.askedOf(BrokenNames.SERVFAIL)),
        row("name-refused", Fault.NONE).named("host.nobodys.example"),
        row("name-asked-of-nobody", NameFaults.askedOf("198.51.100.1")),
        row("name-chain", NameFaults.chain()).sparing(Kind.EVERY),
        row("name-loop", NameFaults.askedOf(BrokenNames.LOOP)));
  }

  private static List<Row> resolver() {
    return List.of(
        alone("resolver-drops", with(WayFaults.dropPort(Bed.RESOLVER, UDP_53))),
        alone(
            "resolver-refused",
            with(WayFaults.rejectPort(Bed.RESOLVER, UDP_53, "port-unreachable"))),
        alone(
            "resolver-prohibited",
            with(WayFaults.rejectPort(Bed.RESOLVER, UDP_53, "admin-prohibited"))),
        row("truncated-then-tcp", NameFaults.longChain()).sparing(Kind.EVERY),
        alone(
            "truncated-and-tcp-dropped",
            NameFaults.longChain().and(WayFaults.dropPort(Bed.RESOLVER, "tcp dport 53"))),
        alone(
            "truncated-and-tcp-refused",
            NameFaults.longChain().and(WayFaults.resetPort(Bed.RESOLVER, 53))));
  }

  private static List<Row> elsewhere() {
    return List.of(
        row("sinkhole-nowhere", NameFaults.address("0.0.0.0")),
        row("sinkhole-loopback", NameFaults.address("127.0.0.1")),
        row("sinkhole-to-a-block-page", with(blockingHost()))
            .being(Trait.FORGED)
            .sparing(Set.of(Kind.TCP)),
        // A wildcard may be meant, and what the row says of the service's own tells.
        row("wildcard-domain-trap", NameFaults.wildcard("wild.example"))
            .named("mistyped.wild.example")
            .sparing(Set.of(Kind.HTTP_STATED)),
        row("wildcard-domain-trap-closed", closedTrap()).named("mistyped.shut.example"),
        alone(
                "search-domain-trap",
                NameFaults.wildcard("corp.example").and(NameFaults.search("corp.example")))
            .named("mistyped.bed.example"));
  }

  private static Fault closedTrap() {
    return NameFaults.wildcard("shut.example").and(WayFaults.closed());
  }

  /** A host that shows a block page over HTTP and TLS, by its own name, and is closed otherwise. */
  private static Fault blockingHost() {
    return WayFaults.redirect(Channel.PLAIN.port(), Page.BLOCK_PAGE.port(Channel.PLAIN))
        .and(WayFaults.redirect(Channel.PUBLIC.port(), TlsServer.WRONG_NAME.port()))
        .and(WayFaults.closed());
  }

  private static List<Row> families() {
    return List.of(
        row("aaaa-dropped", NameFaults.bothFamilies().and(WayFaults.drop6())),
        row(
                "aaaa-without-a-route-here",
                NameFaults.bothFamilies().and(LocalFaults.route6("unreachable")))
            .sparing(Kind.EVERY),
        alone("aaaa-without-ipv6-here", NameFaults.bothFamilies().and(LocalFaults.noIpv6()))
            .sparing(Kind.EVERY),
        alone(
            "aaaa-without-ipv6-here-closed",
            NameFaults.bothFamilies().and(LocalFaults.noIpv6()).and(WayFaults.closed())));
  }

  private static Row row(String id, Fault fault) {
    return Row.of(id, fault, Kind.EVERY);
  }

  private static Row alone(String id, Fault fault) {
    return row(id, fault).being(Trait.ALONE);
  }

  private static Fault with(Fault fault) {
    return NameFaults.right().and(fault);
  }
}
