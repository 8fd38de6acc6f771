// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import org.netready.netns.FirewallRule;
import org.netready.netns.Namespace;
import org.netready.netns.Namespaces;

/** What is wrong on the client itself. */
final class LocalFaults {

  private static final int CLIENTS = 1;

  /** Of all ports not the one that shows a host alive, nor the one that routes are sought by. */
  private static final List<String> SERVED = List.of("1-8", "10-8999", "9001-65534");

  private LocalFaults() {}

  /** The client's own firewall drops what goes to the host. */
  static Fault drop() {
    return output(target -> target.sent() + " drop");
  }

  /** The client's own firewall rejects what goes to the host, as nftables does unasked. */
  static Fault reject() {
    return output(target -> target.sent() + " reject");
  }

  /** The client's own firewall rejects with a message of ICMP, as other systems do unasked. */
  static Fault reject(String type) {
    return output(target -> "%s reject with icmp type %s".formatted(target.sent(), type));
  }

  /** The client's own firewall resets connections to the host. */
  static Fault reset() {
    return output(target -> target.sentOverTcp() + " reject with tcp reset");
  }

  private static Fault output(Fault.RuleFor rule) {
    return (bed, target) ->
        bed.localFirewall().apply(new FirewallRule(FirewallRule.OUTPUT, rule.text(target)));
  }

  /** The client has a route to the host that leads nowhere: blackhole, unreachable, prohibit. */
  static Fault route(String type) {
    return (bed, target) -> {
      Namespace client = bed.network().client();
      client.ip("route", "add", type, target.address());
      return () -> client.ip("route", "delete", type, target.address());
    };
  }

  /** The client's routes to the host lead nowhere, but for some ports. */
  static Fault routeByPort(String type) {
    return (bed, target) -> {
      Namespace client = bed.network().client();
      String to = target.address();
      SERVED.forEach(ports -> client.ip("rule", "add", "to", to, "dport", ports, type));
      return () ->
          SERVED.forEach(ports -> client.ip("rule", "delete", "to", to, "dport", ports, type));
    };
  }

  /** The client has a route to the host's IPv6 address that leads nowhere. */
  static Fault route6(String type) {
    return (bed, target) -> {
      Namespace client = bed.network().client();
      client.ip("-6", "route", "add", type, target.address6());
      return () -> client.ip("-6", "route", "delete", type, target.address6());
    };
  }

  /** The client has no default route. */
  static Fault noDefaultRoute() {
    return (bed, target) -> {
      Namespace client = bed.network().client();
      client.ip("route", "delete", "default");
      client.ip("-6", "route", "delete", "default");
      return () -> Namespaces.defaultRoutes(client, CLIENTS);
    };
  }

  /** The client speaks no IPv6. */
  static Fault noIpv6() {
    return (bed, target) -> {
      Namespace client = bed.network().client();
      String name = "net/ipv6/conf/%s/disable_ipv6".formatted(Namespaces.TO_ROUTER);
      client.set(name, "1");
      return () -> {
        client.set(name, "0");
        client.address(Namespaces.TO_ROUTER, "fd80:1::2/64");
        Namespaces.defaultRoutes(client, CLIENTS);
      };
    };
  }

  /** The client's interface is down. */
  static Fault linkDown() {
    return (bed, target) -> {
      Namespace client = bed.network().client();
      client.ip("link", "set", Namespaces.TO_ROUTER, "down");
      return () -> {
        client.ip("link", "set", Namespaces.TO_ROUTER, "up");
        client.address(Namespaces.TO_ROUTER, "fd80:1::2/64");
        Namespaces.defaultRoutes(client, CLIENTS);
      };
    };
  }
}
