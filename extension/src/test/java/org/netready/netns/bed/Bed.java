// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netready.netns.Daemon;
import org.netready.netns.Firewall;
import org.netready.netns.FirewallRule;
import org.netready.netns.Namespace;
import org.netready.netns.Namespaces;

/**
 * A network in which everything works, for faults to be brought about in.
 *
 * <pre>
 *   client 10.80.1.2 --- router --- server    10.80.2.2, and all of 198.18.0.0/24
 *                               --- resolver  10.80.3.53
 *                               --- proxy     10.80.4.80
 * </pre>
 *
 * <p>Each is in IPv6 as well: fd80:1::2 and so on, and all of 2001:db8:18::/64. Every address of
 * the two prefixes is a host with a web server, a registry, SSH, mail, DNS and an echo over UDP,
 * and with {@link #CONTROL_PORT} open.
 */
public final class Bed implements AutoCloseable {

  /** The port that shows that a host is alive, over TCP and UDP. */
  public static final int CONTROL_PORT = 9000;

  /** The port of the echo over UDP. */
  public static final int ECHO_PORT = 7;

  static final int SMTP_PORT = 25;
  static final int NTP_PORT = 123;
  static final int QUIC_PORT = 443;

  /** The port of a time server that declines to serve. */
  public static final int DECLINING_NTP_PORT = 1123;

  /** The port of an echo whose answers come from another address. */
  public static final int STRAY_ECHO_PORT = 7001;

  /** The port of something that takes datagrams and answers none. */
  public static final int MUTE_PORT = 7002;

  /** The address of the server itself, where all that misbehaves listens. */
  public static final String SERVER = "10.80.2.2";

  /** Another address of the server. */
  static final String STRAY = "10.80.2.3";

  /** The address of the client's resolver. */
  public static final String RESOLVER = "10.80.3.53";

  /** The address of a name server that knows what every name means. */
  public static final String REFERENCE = SERVER;

  /** The address of all proxies. */
  public static final String PROXY = "10.80.4.80";

  /** What the client's resolv.conf says. */
  public static final String RESOLV_CONF = "nameserver %s\n".formatted(RESOLVER);

  private static final String HOSTS = "198.18.0.0/24";
  private static final String HOSTS_V6 = "2001:db8:18::/64";

  private final Namespaces network;
  private final Firewall localFirewall;
  private final NameServers resolver;
  private final NameServers reference;
  private final Path directory;

  private Bed(Namespaces network, Path directory) {
    this.network = network;
    this.directory = directory;
    this.localFirewall = Firewall.ofHost(network.client());
    this.resolver = new NameServers(network.attach("resolver", 3, 53), directory);
    this.reference = new NameServers(network.server(), directory);
    network.closing(resolver);
    network.closing(reference);
  }

  /**
   * Make the network, start all servers, and wait until they serve.
   *
   * @param directory for configurations and certificates
   */
  public static Bed open(Path directory) {
    Namespaces network = Namespaces.open();
    try {
      Bed bed = new Bed(network, directory);
      bed.setUp();
      return bed;
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private void setUp() {
    Identities.make(directory);
    Namespace server = network.server();
    server.address(Namespaces.TO_ROUTER, STRAY + "/24");
    network.resolvers(RESOLV_CONF);
    route();
    List<Daemon> daemons =
        new ArrayList<>(
            List.of(
                MisbehavingServers.start(server, directory),
                WebServer.start(server, directory),
                SshServer.start(server, directory)));
    daemons.addAll(ProxyServers.start(network.attach("proxy", 4, 80, RESOLV_CONF), directory));
    daemons.forEach(network::closing);
    reference.refresh();
    daemons.forEach(Daemon::awaitReady);
  }

  /** Let the server be every host there is; what answers from its own address only is mapped. */
  private void route() {
    Namespace server = network.server();
    server.ip("route", "add", "local", HOSTS, "dev", "lo");
    server.ip("-6", "route", "add", "local", HOSTS_V6, "dev", "lo");
    network.router().ip("route", "add", HOSTS, "via", SERVER);
    network.router().ip("-6", "route", "add", HOSTS_V6, "via", "fd80:2::2");
    String datagrams =
        "udp dport { %d, %d, %d, %d }".formatted(ECHO_PORT, CONTROL_PORT, NTP_PORT, QUIC_PORT);
    for (String needs : List.of(datagrams, "meta l4proto { tcp, udp } th dport 53")) {
      services("ip daddr %s %s dnat ip to %s".formatted(HOSTS, needs, SERVER));
      services("ip6 daddr %s %s dnat ip6 to fd80:2::2".formatted(HOSTS_V6, needs));
    }
  }

  private void services(String rule) {
    network.firewall().apply(new FirewallRule(FirewallRule.SERVICES, rule));
  }

  /** Let something be a host of a name at an address, for as long as there is a bed. */
  public void name(String host, String address) {
    for (NameServers servers : List.of(resolver, reference)) {
      servers.tell("host-record=%s,%s".formatted(host, address));
      servers.refresh();
    }
  }

  /** Return the namespaces. */
  public Namespaces network() {
    return network;
  }

  /** Return the firewall between the client and everything else. */
  public Firewall firewall() {
    return network.firewall();
  }

  /** Return the firewall of the client itself. */
  public Firewall localFirewall() {
    return localFirewall;
  }

  /** Return the client's resolver, which begins to answer with its first refresh. */
  public NameServers resolver() {
    return resolver;
  }

  /** Return what knows the right names, as others than the client see them. */
  public NameServers reference() {
    return reference;
  }

  /** Return where the certificates are. */
  public Path directory() {
    return directory;
  }

  @Override
  public void close() {
    network.close();
  }
}
