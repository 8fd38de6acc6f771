// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.util.List;

/**
 * Two namespaces, connected by a pair of interfaces: a client, and a firewall that has every
 * address of {@link #SUBNET}. Of the ports of each address it drops what goes to {@link #DROPPED}
 * and answers the others with a reset. Needs root; nothing of it touches this machine's own
 * network.
 */
final class DroppingNetwork implements AutoCloseable {

  /** The addresses that are asked. */
  static final String SUBNET = "198.51.100.0/24";

  /** The ports that are dropped. */
  static final String DROPPED = "1001-1005";

  /** Ports of which half are dropped, and half are answered with a reset. */
  static final String PORTS = "1001-1010";

  private final String client;
  private final String firewall;

  private DroppingNetwork(String name) {
    this.client = name + "-client";
    this.firewall = name + "-firewall";
  }

  /** Make it. */
  static DroppingNetwork open() {
    DroppingNetwork network =
        new DroppingNetwork("netready-bench-" + ProcessHandle.current().pid());
    Runtime.getRuntime().addShutdownHook(new Thread(network::close));
    network.setUp();
    return network;
  }

  private void setUp() {
    ip("netns add " + client);
    ip("netns add " + firewall);
    ip("-n %s link set lo up".formatted(client));
    ip("-n %s link set lo up".formatted(firewall));
    ip(
        "link add firewall netns %s type veth peer name client netns %s"
            .formatted(client, firewall));
    ip("-n %s address add 10.80.1.2/24 dev firewall".formatted(client));
    ip("-n %s address add 10.80.1.1/24 dev client".formatted(firewall));
    ip("-n %s link set firewall up".formatted(client));
    ip("-n %s link set client up".formatted(firewall));
    ip("-n %s route add default via 10.80.1.1".formatted(client));
    ip("-n %s route add local %s dev lo".formatted(firewall, SUBNET));
    nft("add table inet netready");
    nft("add chain inet netready input { type filter hook input priority 0; policy accept; }");
    nft("add rule inet netready input tcp dport %s drop".formatted(DROPPED));
    nft("add rule inet netready input meta l4proto tcp reject with tcp reset");
  }

  /** Return the words before a command that is to run at the client. */
  List<String> atClient() {
    return List.of("ip", "netns", "exec", client);
  }

  private static void ip(String words) {
    Command.output(("ip " + words).split(" "));
  }

  private void nft(String words) {
    Command.output("ip", "netns", "exec", firewall, "nft", words);
  }

  @Override
  public void close() {
    Command.run(List.of("ip", "netns", "delete", client));
    Command.run(List.of("ip", "netns", "delete", firewall));
  }
}
