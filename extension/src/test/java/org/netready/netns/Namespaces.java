// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small network of three namespaces: a client, a router with a firewall, and all servers, which
 * differ by their addresses. Needs root; nothing of it touches this machine's own network.
 *
 * <pre>
 *   client 10.80.1.2 --- 10.80.1.1 router 10.80.2.1 --- server 10.80.2.0/24
 *                                                              198.51.100.0/24, 203.0.113.0/24
 * </pre>
 */
final class Namespaces implements AutoCloseable {

  /** The client's address. */
  static final String CLIENT = "10.80.1.2";

  /** The address of the name server that the client is configured with. */
  static final String RESOLVER = "10.80.2.53";

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String TO_ROUTER = "router0";

  private final Undo undo = new Undo();
  private final String prefix;
  private Namespace client;
  private Namespace server;
  private Firewall firewall;

  private Namespaces(String prefix) {
    this.prefix = prefix;
  }

  /** Make the network; what was made before a failure is undone. */
  static Namespaces open() {
    return open(
        "netready-%d-%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet()));
  }

  /** Make the network with a given beginning of its namespaces' names. */
  static Namespaces open(String prefix) {
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
    client = Namespace.create(prefix + "-client", undo);
    client.configure("resolv.conf", "nameserver %s\n".formatted(RESOLVER), undo);
    client.configure("nsswitch.conf", "hosts: files dns\n", undo);
    client.configure("hosts", "127.0.0.1 localhost\n", undo);
    Namespace router = Namespace.create(prefix + "-router", undo);
    server = Namespace.create(prefix + "-server", undo);
    client.connect(TO_ROUTER, CLIENT + "/24", router, "client0", "10.80.1.1/24");
    client.ip("route", "add", "default", "via", "10.80.1.1");
    server.connect(TO_ROUTER, "10.80.2.2/24", router, "server0", "10.80.2.1/24");
    server.ip("route", "add", "default", "via", "10.80.2.1");
    for (String documentation : new String[] {"198.51.100.1/24", "203.0.113.1/24"}) {
      router.address("server0", documentation);
    }
    firewall = Firewall.open(router);
  }

  Namespace client() {
    return client;
  }

  Namespace server() {
    return server;
  }

  Firewall firewall() {
    return firewall;
  }

  /**
   * Start servers, each at its own address, and wait until they listen.
   *
   * @param directory where they leave the certificates of {@link Authorities}
   */
  void start(Site site, Path directory) {
    site.addresses().forEach(address -> server.address(TO_ROUTER, address + "/24"));
    ServerProcess process = ServerProcess.start(server, site, directory);
    undo.add(process::close);
    process.awaitListening();
  }

  @Override
  public void close() {
    undo.close();
  }
}
