// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

/**
 * One thing that the router's firewall does to packets on their way to the servers.
 *
 * @param chain the chain of {@link Firewall} that it belongs to
 * @param text what nftables calls it
 */
record FirewallRule(String chain, String text) {

  static final String FORWARD = "forward";
  static final String PREROUTING = "prerouting";

  /** Begin a rule for what goes to an address or prefix. */
  static Traffic to(String prefix) {
    return new Traffic("ip daddr " + prefix);
  }

  /** Begin a rule for what comes back from an address or prefix. */
  static Traffic from(String prefix) {
    return new Traffic("ip saddr " + prefix);
  }

  /**
   * The packets that a rule is about.
   *
   * @param match what nftables calls them
   */
  record Traffic(String match) {

    Traffic tcp(int port) {
      return new Traffic("%s tcp dport %d".formatted(match, port));
    }

    Traffic udp(int port) {
      return new Traffic("%s udp dport %d".formatted(match, port));
    }

    /** Say nothing and forward nothing. */
    FirewallRule drop() {
      return new FirewallRule(FORWARD, match + " drop");
    }

    /** Answer with a reset, as the host would without a listener. */
    FirewallRule rejectWithReset() {
      return new FirewallRule(FORWARD, match + " reject with tcp reset");
    }

    /** Answer with an ICMP destination-unreachable of a type, {@code admin-prohibited} say. */
    FirewallRule rejectWithIcmp(String type) {
      return new FirewallRule(FORWARD, "%s reject with icmp type %s".formatted(match, type));
    }

    /** Let another server answer in the place of the one that was asked. */
    FirewallRule redirectTo(String address, int port) {
      return new FirewallRule(PREROUTING, "%s dnat ip to %s:%d".formatted(match, address, port));
    }
  }
}
