// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small network of namespaces: a client, a router with a firewall, all servers, which differ by
 * their addresses, and whatever else is attached. Needs root; nothing of it touches this machine's
 * own network.
 *
 * <pre>
 *   client 10.80.1.2, fd80:1::2 --- router --- server 10.80.2.0/24, fd80:2::/64
 *                                                     198.51.100.0/24, 203.0.113.0/24
 * </pre>
 */
public final class Namespaces implements AutoCloseable {

  /** The client's address. */
  public static final String CLIENT = "10.80.1.2";

  /** The address of the name server that the client is configured with at first. */
  static final String RESOLVER = "10.80.2.53";

  /** What a namespace calls its interface to the router. */
  public static final String TO_ROUTER = "router0";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Undo undo = new Undo();
  private final String prefix;
  private Namespace client;
  private Namespace router;
  private Namespace server;
  private Firewall firewall;

  private Namespaces(String prefix) {
    this.prefix = prefix;
  }

  /** Make the network; what was made before a failure is undone. */
  public static Namespaces open() {
    return open(Owner.current().prefix() + NUMBER.incrementAndGet());
  }

  /** Make the network with a given beginning of its namespaces' names. */
  static Namespaces open(String prefix) {
    StaleNamespaces.sweep();
    Namespaces namespaces = new Namespaces(prefix);
    try {
      namespaces.setUp();
      return namespaces;
    } catch (RuntimeException e) {
      namespaces.undo.close();
      throw e;
    }
  }

  private void setUp() {
    Janitor janitor = Janitor.start(prefix + "-");
    undo.add(janitor::close);
    router = Namespace.create(prefix + "-router", undo);
    firewall = Firewall.open(router);
    client = attach("client", 1, 2, "nameserver %s\n".formatted(RESOLVER));
    server = attach("server", 2, 2);
    for (String documentation : new String[] {"198.51.100.1/24", "203.0.113.1/24"}) {
      router.address("server0", documentation);
    }
  }

  /**
   * Make one more host with a default route through the router.
   *
   * @param name what it is called
   * @param network the number of its network: 10.80.network.0/24 and fd80:network::/64
   * @param number its own number there
   */
  public Namespace attach(String name, int network, int number) {
    Namespace host = Namespace.create("%s-%s".formatted(prefix, name), undo);
    String v4 = "10.80.%d.".formatted(network);
    String v6 = "fd80:%d::".formatted(network);
    String here = name + "0";
    host.connect(TO_ROUTER, v4 + number + "/24", router, here, v4 + "1/24");
    host.address(TO_ROUTER, v6 + number + "/64");
    router.address(here, v6 + "1/64");
    defaultRoutes(host, network);
    return host;
  }

  /** Make one more host, which asks a resolver as {@code resolv.conf} says. */
  public Namespace attach(String name, int network, int number, String resolvers) {
    Namespace host = attach(name, network, number);
    resolve(host, resolvers);
    return host;
  }

  private void resolve(Namespace host, String resolvers) {
    host.configure("resolv.conf", resolvers, undo);
    host.configure("nsswitch.conf", "hosts: files dns\n", undo);
    host.configure("hosts", "127.0.0.1 localhost\n", undo);
  }

  /** Give a host its default routes, if it has lost them. */
  public static void defaultRoutes(Namespace host, int network) {
    host.ip("route", "replace", "default", "via", "10.80.%d.1".formatted(network));
    host.ip("-6", "route", "replace", "default", "via", "fd80:%d::1".formatted(network));
  }

  /** Return the namespace of the client. */
  public Namespace client() {
    return client;
  }

  /** Return the namespace of the router. */
  public Namespace router() {
    return router;
  }

  /** Return the namespace of the servers. */
  public Namespace server() {
    return server;
  }

  /** Return the router's firewall. */
  public Firewall firewall() {
    return firewall;
  }

  /** Let the client ask other resolvers: what {@code resolv.conf} says from now on. */
  public void resolvers(String configuration) {
    client.configure("resolv.conf", configuration, undo);
  }

  /** Add what is to be closed before the network is. */
  public void closing(AutoCloseable closeable) {
    undo.add(
        () -> {
          try {
            closeable.close();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /**
   * Start servers, each at its own address, and wait until they listen.
   *
   * @param directory where they leave the certificates of {@link Authorities}
   */
  void start(Site site, Path directory) {
    site.addresses().forEach(address -> server.address(TO_ROUTER, address + "/24"));
    List<String> arguments = List.of(write(site, directory).toString(), directory.toString());
    Daemon servers =
        Daemon.start(
            JavaProcess.builder(server, List.of(), Servers.class, arguments), Servers.LISTENING);
    undo.add(servers::close);
    servers.awaitReady();
  }

  private static Path write(Site site, Path directory) {
    try {
      return Files.write(directory.resolve("site.txt"), site.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    undo.close();
  }
}
