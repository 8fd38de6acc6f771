// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

/**
 * One thing that the router's firewall does to packets on their way to the servers.
 *
 * @param chain the chain of {@link Firewall} that it belongs to
 * @param text what nftables calls it
 */
public record FirewallRule(String chain, String text) {

  /** What a router does with what is not for itself. */
  public static final String FORWARD = "forward";

  /** What a router makes of destinations. */
  public static final String PREROUTING = "prerouting";

  /** What a router makes of destinations that no other rule was about. */
  public static final String SERVICES = "services";

  /** What a host does with what it sends itself. */
  public static final String OUTPUT = "output";

  /** Begin a rule for what goes to an address or prefix. */
  public static Traffic to(String prefix) {
    return new Traffic("ip daddr " + prefix);
  }

  /** Begin a rule for what comes back from an address or prefix. */
  public static Traffic from(String prefix) {
    return new Traffic("ip saddr " + prefix);
  }

  /**
   * The packets that a rule is about.
   *
   * @param match what nftables calls them
   */
  public record Traffic(String match) {

    /** Be about a TCP port only. */
    public Traffic tcp(int port) {
      return new Traffic("%s tcp dport %d".formatted(match, port));
    }

    /** Be about a UDP port only. */
    public Traffic udp(int port) {
      return new Traffic("%s udp dport %d".formatted(match, port));
    }

    /** Say nothing and forward nothing. */
    public FirewallRule drop() {
      return new FirewallRule(FORWARD, match + " drop");
    }

    /** Answer with a reset, as the host would without a listener. */
    public FirewallRule rejectWithReset() {
      return new FirewallRule(FORWARD, match + " reject with tcp reset");
    }

    /** Answer with an ICMP destination-unreachable of a type, {@code admin-prohibited} say. */
    public FirewallRule rejectWithIcmp(String type) {
      return new FirewallRule(FORWARD, "%s reject with icmp type %s".formatted(match, type));
    }

    /** Let another server answer in the place of the one that was asked. */
    public FirewallRule redirectTo(String address, int port) {
      return new FirewallRule(PREROUTING, "%s dnat ip to %s:%d".formatted(match, address, port));
    }
  }
}
