// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The nftables of a router or a host: lets pass all that no rule is about. */
public final class Firewall {

  private static final String TABLE = "netready";
  private static final Pattern HANDLE = Pattern.compile("# handle (\\d+)");

  private final Namespace place;

  private Firewall(Namespace place) {
    this.place = place;
  }

  /** Make a namespace a router with an empty firewall. */
  static Firewall open(Namespace router) {
    router.set("net/ipv4/ip_forward", "1");
    router.set("net/ipv6/conf/all/forwarding", "1");
    router.run("nft", "add", "table", "inet", TABLE);
    chain(router, FirewallRule.FORWARD, "filter", "forward", 0);
    chain(router, FirewallRule.PREROUTING, "nat", "prerouting", -100);
    chain(router, FirewallRule.SERVICES, "nat", "prerouting", -90);
    return new Firewall(router);
  }

  /** Give a host an empty firewall of its own. */
  public static Firewall ofHost(Namespace host) {
    host.run("nft", "add", "table", "inet", TABLE);
    chain(host, FirewallRule.OUTPUT, "filter", "output", 0);
    return new Firewall(host);
  }

  /** Put a rule into force; it goes with the namespace, or when it is closed. */
  public Applied apply(FirewallRule rule) {
    String echo =
        place.run(
            "nft",
            "-e",
            "-a",
            "add rule inet %s %s %s".formatted(TABLE, rule.chain(), rule.text()));
    Matcher handle = HANDLE.matcher(echo);
    if (!handle.find()) {
      throw new IllegalStateException("nft names no handle: " + echo);
    }
    return () ->
        place.run(
            "nft",
            "delete rule inet %s %s handle %s".formatted(TABLE, rule.chain(), handle.group(1)));
  }

  private static void chain(Namespace place, String name, String type, String hook, int priority) {
    place.run(
        "nft",
        "add chain inet %s %s { type %s hook %s priority %d; policy accept; }"
            .formatted(TABLE, name, type, hook, priority));
  }
}
