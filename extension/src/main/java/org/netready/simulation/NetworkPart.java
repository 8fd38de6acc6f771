// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.simulation.Impairment.Layer;

/**
 * A part of a simulated network that can be impaired. Immutable, and safe for use by many threads.
 */
public final class NetworkPart {

  /** How wide a part is, the narrowest first. */
  enum Breadth {
    ENDPOINT,
    HOST,
    NAMES,
    ROLE,
    OUTSIDE,
    LAYER,
    EVERYTHING
  }

  /**
   * Which hosts and ports.
   *
   * @param ports the ports; empty for all, and for the hosts' names
   * @param layer the only layer; empty for all
   */
  record Extent(
      Breadth breadth,
      String text,
      Predicate<Host> hosts,
      List<Ports> ports,
      Optional<Layer> layer) {}

  /**
   * From where.
   *
   * @param vantagePoints their names; empty for everywhere, also from proxies
   */
  record Places(Set<String> vantagePoints, String text) {

    static final Places EVERYWHERE = new Places(Set.of(), "");

    boolean has(String vantagePoint) {
      return vantagePoints.isEmpty() || vantagePoints.contains(vantagePoint);
    }

    boolean meets(Places other) {
      return vantagePoints.isEmpty()
          || other.vantagePoints.isEmpty()
          || vantagePoints.stream().anyMatch(other.vantagePoints::contains);
    }
  }

  private final ImpairmentsInForce inForce;
  private final Extent extent;
  private final Places places;
  private final List<NetworkPart> exceptions;

  NetworkPart(ImpairmentsInForce inForce, Extent extent, Places places) {
    this(inForce, extent, places, List.of());
  }

  private NetworkPart(
      ImpairmentsInForce inForce, Extent extent, Places places, List<NetworkPart> exceptions) {
    this.inForce = inForce;
    this.extent = extent;
    this.places = places;
    this.exceptions = List.copyOf(exceptions);
  }

  /**
   * Return this part without other parts of the same network. From where those are seen does not
   * matter.
   */
  public NetworkPart except(NetworkPart... others) {
    return new NetworkPart(
        inForce, extent, places, Stream.concat(exceptions.stream(), Stream.of(others)).toList());
  }

  /**
   * Impair this part, beside what impairs the network already. It holds from the next question on;
   * connections that are open already keep what they have.
   *
   * @return the impairment as it is in force, which its {@link AppliedImpairment#close()} undoes
   * @throws IllegalArgumentException if it can touch nothing here, or contradicts what is in force
   */
  public AppliedImpairment impair(Impairment impairment) {
    return inForce.apply(this, impairment);
  }

  /** Return whether an impairment can touch anything here. */
  public boolean isTouchedBy(Impairment impairment) {
    return inForce.isTouched(this, impairment);
  }

  /** Return what messages call it: {@code registry.k8s.io port 443}. */
  public String text() {
    String others = exceptions.stream().map(NetworkPart::text).collect(Collectors.joining(" and "));
    return extent.text()
        + (others.isEmpty() ? "" : " except " + others)
        + (places.text().isEmpty() ? "" : " from " + places.text());
  }

  @Override
  public String toString() {
    return text();
  }

  Extent extent() {
    return extent;
  }

  Places places() {
    return places;
  }

  /** Return whether the name of a host is in this part. */
  boolean hasName(Host host) {
    return host instanceof HostName
        && extent.ports().isEmpty()
        && extent.hosts().test(host)
        && exceptions.stream().noneMatch(it -> it.hasName(host));
  }

  /** Return whether a port of a host is in this part. */
  boolean hasPort(Host host, int port, Transport transport) {
    return extent.hosts().test(host)
        && (extent.ports().isEmpty()
            || extent.ports().stream().anyMatch(it -> it.contains(port, transport)))
        && exceptions.stream().noneMatch(it -> it.hasPort(host, port, transport));
  }

  /** Return whether some port of a service is in this part. */
  boolean hasSome(Host host, Ports ports) {
    Stream<Ports> own = extent.ports().isEmpty() ? Stream.of(ports) : extent.ports().stream();
    return own.filter(it -> meet(it, ports))
        .anyMatch(
            it ->
                Stream.of(Math.max(it.first(), ports.first()), Math.min(it.last(), ports.last()))
                    .anyMatch(port -> hasPort(host, port, ports.transport())));
  }

  /** Return whether there is a port that two parts may have in common. */
  boolean sharesPorts(NetworkPart other) {
    return extent.ports().isEmpty()
        || other.extent.ports().isEmpty()
        || extent.ports().stream()
            .anyMatch(it -> other.extent.ports().stream().anyMatch(its -> meet(it, its)));
  }

  private static boolean meet(Ports one, Ports other) {
    return one.transport() == other.transport()
        && one.first() <= other.last()
        && other.first() <= one.last();
  }
}
