// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.environment.Environment;
import org.netready.environment.TrustStores;
import org.netready.environment.VantagePoint;
import org.netready.probe.HostView;
import org.netready.probe.Network;
import org.netready.probe.VantageException;
import org.netready.simulation.SimulatedService.Authority;
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

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Environment environment;
  private final AddressBook book;
  private final Routes routes;
  private final Listeners listeners;
  private final Lifetime lifetime;

  private SimulatedNetwork(
      Environment environment,
      AddressBook book,
      Routes routes,
      Listeners listeners,
      Lifetime lifetime) {
    this.environment = environment;
    this.book = book;
    this.routes = routes;
    this.listeners = listeners;
    this.lifetime = lifetime;
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
    services.forEach(service -> service.closedTo().forEach(name -> require(site, name)));
    Certificates certificates = Certificates.generate();
    AddressBook book = AddressBook.of(site, services);
    Lifetime lifetime = new Lifetime();
    Listeners listeners =
        Listeners.open("netready-simulation-" + COUNT.incrementAndGet(), lifetime);
    return new SimulatedNetwork(
        trusting(site, certificates),
        book,
        new Routes(book, services, certificates, listeners, lifetime),
        listeners,
        lifetime);
  }

  /** Return the site, which trusts the network's own authority as its only public root. */
  public Environment environment() {
    return environment;
  }

  @Override
  public Network at(String vantagePoint) {
    require(environment, vantagePoint);
    HostView host = new SimulatedHost(host(vantagePoint), book, routes, lifetime);
    return new SimulatedVantage(vantagePoint, book, routes, lifetime, host);
  }

  /**
   * Free all sockets and threads. Whoever still waits for an answer gets a {@link
   * VantageException}.
   */
  @Override
  public void close() {
    lifetime.close();
    listeners.close();
  }

  /** Return the host that a vantage point is on; empty if it is none by name. */
  private Optional<Host> host(String vantagePoint) {
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
    return new Environment(
        site.name(),
        site.isSimulated(),
        site.packs(),
        site.variables(),
        site.facts(),
        site.roles(),
        site.vantagePoints(),
        site.phase(),
        site.resolvers(),
        site.proxy(),
        new TrustStores(
            List.of(root),
            site.trust().siteRoots(),
            product.isEmpty() ? product : Stream.concat(product.stream(), Stream.of(root)).toList(),
            site.trust().exemptions()),
        site.samples(),
        site.limits(),
        site.failOn(),
        site.allowedListeners(),
        site.source());
  }
}
