// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;
import org.netready.environment.Environment;
import org.netready.environment.TrustStores;
import org.netready.environment.VantagePoint;
import org.netready.probe.HostView;
import org.netready.probe.Network;
import org.netready.probe.VantageException;
import org.netready.simulation.NetworkPart.Places;
import org.netready.simulation.SimulatedService.Authority;
import org.netready.simulation.client.NetworkClient;
import org.netready.simulation.toxiproxy.Toxiproxy;
import org.netready.simulation.toxiproxy.ToxiproxySource;
import org.netready.vantage.Vantages;

/**
 * A network in this process: it answers names, accepts connections, terminates TLS and speaks the
 * services that it is given, on loopback and high ports. Nothing leaves the machine. Each of its
 * endpoints is a real socket, opened when it is first asked for.
 *
 * <p>Names that no service and no role of the site has do not exist; addresses that no host has are
 * silent; a host's other ports are closed. Several networks at once know nothing of each other.
 * Safe for use by many threads.
 */
public final class SimulatedNetwork implements Vantages {

  private static final String INTERNET = "internet";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Environment environment;
  private final AddressBook book;
  private final Inventory inventory;
  private final ImpairmentsInForce inForce;
  private final StreamGates gates;
  private final Routes routes;
  private final Listeners listeners;
  private final Lifetime lifetime;
  private final Clients clients;

  private SimulatedNetwork(
      Environment environment,
      AddressBook book,
      Inventory inventory,
      ImpairmentsInForce inForce,
      StreamGates gates,
      Routes routes,
      Listeners listeners,
      Lifetime lifetime,
      Clients clients) {
    this.environment = environment;
    this.book = book;
    this.inventory = inventory;
    this.inForce = inForce;
    this.gates = gates;
    this.routes = routes;
    this.listeners = listeners;
    this.lifetime = lifetime;
    this.clients = clients;
  }

  /**
   * Open a network in which a site finds the services that it needs.
   *
   * @param site the site; its hosts exist even without a service
   * @param services the services; a host's services are found at all of its addresses
   * @throws IllegalArgumentException if a service is closed to a vantage point that the site does
   *     not have
   * @throws VantageException if this machine has no sockets left
   */
  public static SimulatedNetwork open(Environment site, List<SimulatedService> services)
      throws VantageException {
    return open(site, services, Optional.empty(), new ToxiproxySource.Embedded());
  }

  /**
   * Open a network in which a site finds the services that it needs.
   *
   * @param site the site; its hosts exist even without a service
   * @param services the services; a host's services are found at all of its addresses
   * @param outward the proxy among the services that the site's clients are set to use; empty if
   *     they are set to use none
   * @param toxiproxy where a Toxiproxy comes from once connections are impaired
   * @throws IllegalArgumentException if a service is closed to a vantage point that the site does
   *     not have
   * @throws VantageException if this machine has no sockets left
   */
  public static SimulatedNetwork open(
      Environment site,
      List<SimulatedService> services,
      Optional<OutwardProxy> outward,
      ToxiproxySource toxiproxy)
      throws VantageException {
    services.forEach(service -> service.closedTo().forEach(name -> require(site, name)));
    Certificates certificates = Certificates.generate();
    AddressBook book = AddressBook.of(site, services);
    Lifetime lifetime = new Lifetime();
    String name = "netready-simulation-" + COUNT.incrementAndGet();
    Listeners listeners = Listeners.open(name, lifetime);
    Map<Host, List<SimulatedService>> byHost =
        services.stream()
            .distinct()
            .collect(Collectors.groupingBy(service -> service.destination().host()));
    Inventory inventory = new Inventory(site, book, byHost);
    StreamGates gates = new StreamGates(name, toxiproxy, lifetime);
    ImpairmentsInForce inForce = new ImpairmentsInForce(inventory, gates);
    Environment trusting = trusting(site, certificates);
    return new SimulatedNetwork(
        trusting,
        book,
        inventory,
        inForce,
        gates,
        new Routes(book, byHost, inForce, gates, certificates, listeners, lifetime),
        listeners,
        lifetime,
        new Clients(trusting.trust(), listeners, lifetime, outward));
  }

  /**
   * Return a port of a host, over TCP and UDP, as everybody sees it.
   *
   * @throws IllegalArgumentException if there is no such host, or it has nothing on that port
   */
  public NetworkPart to(String host, int port) {
    return fromEverywhere().to(host, port);
  }

  /**
   * Return ports of a host over one transport, as everybody sees them.
   *
   * @throws IllegalArgumentException if there is no such host, or it has nothing on those ports
   */
  public NetworkPart to(String host, Ports ports) {
    return fromEverywhere().to(host, ports);
  }

  /**
   * Return a host, as everybody sees it: its name, and all of its ports.
   *
   * @throws IllegalArgumentException if there is no such host
   */
  public NetworkPart host(String host) {
    return fromEverywhere().host(host);
  }

  /** Return the hosts whose names have a form, as everybody sees them: {@code *.azurecr.io}. */
  public NetworkPart names(String glob) {
    return fromEverywhere().names(glob);
  }

  /**
   * Return the hosts of a role of the site, as everybody sees them.
   *
   * @throws IllegalArgumentException if there is no such role, or it has no hosts
   */
  public NetworkPart role(String role) {
    return fromEverywhere().role(role);
  }

  /** Return everything that is no host of the site, as everybody sees it. */
  public NetworkPart outside() {
    return fromEverywhere().outside();
  }

  /** Return a whole layer, as everybody sees it; only impairments of that layer touch it. */
  public NetworkPart layer(Impairment.Layer layer) {
    return fromEverywhere().layer(layer);
  }

  /** Return everything, as everybody sees it. */
  public NetworkPart everything() {
    return fromEverywhere().everything();
  }

  /**
   * Return the parts of the network as they are seen from some vantage points. What a proxy brings,
   * it fetches from nowhere of these.
   *
   * @param vantagePointOrRole the name of a vantage point, or a role that some stand in for, {@code
   *     any} being all
   * @throws IllegalArgumentException if there is neither
   */
  public NetworkParts from(String vantagePointOrRole) {
    Places places = new Places(inventory.vantagePoints(vantagePointOrRole), vantagePointOrRole);
    return new NetworkParts(inventory, inForce, places);
  }

  /** Return the parts of the network as everybody sees them, proxies included. */
  public NetworkParts fromEverywhere() {
    return new NetworkParts(inventory, inForce, Places.EVERYWHERE);
  }

  /** Return the Toxiproxy; empty if no impaired connection has needed one so far. */
  public Optional<Toxiproxy> toxiproxy() {
    return gates.toxiproxy();
  }

  /** Return the site, which trusts the network's own authority as its only public root. */
  public Environment environment() {
    return environment;
  }

  @Override
  public Network at(String vantagePoint) {
    require(environment, vantagePoint);
    HostView host = new SimulatedHost(hostOf(vantagePoint), book, routes, lifetime);
    return new SimulatedVantage(vantagePoint, book, inForce, routes, lifetime, host);
  }

  /**
   * Return what clients at a vantage point live with, the same at each call.
   *
   * @param vantagePointOrRole the name of a vantage point, or a role, for the first vantage point
   *     that stands in for it
   * @throws IllegalArgumentException if there is neither
   */
  public NetworkClient client(String vantagePointOrRole) {
    Set<String> meant = inventory.vantagePoints(vantagePointOrRole);
    return clientAt(meant.contains(vantagePointOrRole) ? Set.of(vantagePointOrRole) : meant);
  }

  /**
   * Return what clients at the first vantage point live with that does not stand in for the
   * internet.
   *
   * @throws IllegalStateException if there is none
   */
  public NetworkClient client() {
    return clientAt(
        environment.vantagePoints().stream()
            .filter(it -> !it.roles().contains(INTERNET))
            .map(VantagePoint::name)
            .collect(Collectors.toSet()));
  }

  /**
   * Make sure that what clients saw so far was the network: whatever broke of it, they may take for
   * what they were to be shown. After {@link #close()} nothing is looked at.
   *
   * @throws VantageException if something broke, its Toxiproxy for one
   */
  public void requireSound() throws VantageException {
    if (!lifetime.isClosed()) {
      clients.requireSound();
      lifetime.requireAlive();
      routes.requireSound();
    }
  }

  private NetworkClient clientAt(Set<String> vantagePoints) {
    return environment.vantagePoints().stream()
        .map(VantagePoint::name)
        .filter(vantagePoints::contains)
        .findFirst()
        .map(it -> clients.at(it, this::at))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no vantage point but the internet's; expected client(\"internet\")"));
  }

  /**
   * Free all sockets and threads. Whoever still waits for an answer gets a {@link
   * VantageException}.
   */
  @Override
  public void close() {
    lifetime.close();
    clients.close();
    listeners.close();
    gates.close();
  }

  /** Return the host that a vantage point is on; empty if it is none by name. */
  private Optional<Host> hostOf(String vantagePoint) {
    return environment.vantagePoints().stream()
        .filter(point -> point.name().equals(vantagePoint))
        .flatMap(point -> point.host().stream())
        .map(Host::parse)
        .findFirst();
  }

  private static void require(Environment site, String vantagePoint) {
    Set<String> names =
        site.vantagePoints().stream().map(VantagePoint::name).collect(Collectors.toSet());
    if (!names.contains(vantagePoint)) {
      throw new IllegalArgumentException(
          "unknown vantage point '%s'; expected one of %s"
              .formatted(vantagePoint, names.stream().sorted().toList()));
    }
  }

  private static Environment trusting(Environment site, Certificates certificates) {
    X509Certificate root = certificates.root(Authority.PUBLIC);
    List<X509Certificate> product = site.trust().productRoots();
    return site.withTrust(
        new TrustStores(
            List.of(root),
            site.trust().siteRoots(),
            product.isEmpty() ? product : Stream.concat(product.stream(), Stream.of(root)).toList(),
            site.trust().exemptions()));
  }
}
