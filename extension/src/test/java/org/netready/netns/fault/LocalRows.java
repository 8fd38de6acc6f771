// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import org.netready.netns.fault.Row.Trait;

/**
 * What is wrong on the client itself. The hosts are declared with their addresses: while names are
 * looked up, it is hard to see that nothing else leaves the client.
 */
final class LocalRows {

  private LocalRows() {}

  static List<Row> all() {
    return List.of(
        local("local-drop", LocalFaults.drop()),
        local("local-reject", LocalFaults.reject()),
        Row.of("local-reset", with(LocalFaults.reset()), Kind.OVER_TCP)
            .being(Trait.LOCAL)
            .being(Trait.DECLARED),
        local("local-admin-prohibited", LocalFaults.reject("admin-prohibited")),
        local("local-host-prohibited", LocalFaults.reject("host-prohibited")),
        local("local-host-unreachable", LocalFaults.reject("host-unreachable")),
        local("local-net-unreachable", LocalFaults.reject("net-unreachable")),
        local("local-rule-blackhole", LocalFaults.routeByPort("blackhole")),
        local("local-rule-prohibit", LocalFaults.routeByPort("prohibit")),
        local("local-rule-unreachable", LocalFaults.routeByPort("unreachable")),
        local("local-blackhole", LocalFaults.route("blackhole")),
        local("local-prohibit", LocalFaults.route("prohibit")),
        local("local-unreachable", LocalFaults.route("unreachable")),
        Row.of("dead-neighbour", with(Fault.NONE), Kind.EVERY).at("10.80.1.99"),
        ofAll("no-default-route", LocalFaults.noDefaultRoute()).being(Trait.DECLARED),
        ofAll("link-down", LocalFaults.linkDown()).being(Trait.DECLARED),
        toResolver("no-default-route-to-the-resolver", LocalFaults.noDefaultRoute()),
        toResolver("link-down-to-the-resolver", LocalFaults.linkDown()));
  }

  private static Row local(String id, Fault fault) {
    return Row.of(id, with(fault), Kind.EVERY).being(Trait.LOCAL).being(Trait.DECLARED);
  }

  /** The same where a name has to be looked up first. */
  private static Row toResolver(String id, Fault fault) {
    return Row.of(id, with(fault), Kind.EVERY).being(Trait.LOCAL).being(Trait.ALONE);
  }

  private static Row ofAll(String id, Fault fault) {
    return local(id, fault).being(Trait.ALONE);
  }

  private static Fault with(Fault fault) {
    return NameFaults.right().and(fault);
  }
}
