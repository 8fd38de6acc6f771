// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The nftables of a router: forwards all that no rule is about. */
final class Firewall {

  private static final String TABLE = "netready";
  private static final Pattern HANDLE = Pattern.compile("# handle (\\d+)");

  private final Namespace router;

  private Firewall(Namespace router) {
    this.router = router;
  }

  /** Make a namespace a router with an empty firewall. */
  static Firewall open(Namespace router) {
    router.run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
    router.run("nft", "add", "table", "inet", TABLE);
    chain(router, FirewallRule.FORWARD, "filter", "forward", 0);
    chain(router, FirewallRule.PREROUTING, "nat", "prerouting", -100);
    return new Firewall(router);
  }

  /** A rule that is in force until it is closed. */
  interface Applied extends AutoCloseable {
    @Override
    void close();
  }

  /** Put a rule into force; it goes with the namespace, or when it is closed. */
  Applied apply(FirewallRule rule) {
    String echo =
        router.run(
            "nft",
            "-e",
            "-a",
            "add rule inet %s %s %s".formatted(TABLE, rule.chain(), rule.text()));
    Matcher handle = HANDLE.matcher(echo);
    if (!handle.find()) {
      throw new IllegalStateException("nft names no handle: " + echo);
    }
    return () ->
        router.run(
            "nft",
            "delete rule inet %s %s handle %s".formatted(TABLE, rule.chain(), handle.group(1)));
  }

  private static void chain(Namespace router, String name, String type, String hook, int priority) {
    router.run(
        "nft",
        "add chain inet %s %s { type %s hook %s priority %d; policy accept; }"
            .formatted(TABLE, name, type, hook, priority));
  }
}
