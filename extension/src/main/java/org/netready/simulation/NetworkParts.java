// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;
import org.netready.simulation.Impairment.Layer;
import org.netready.simulation.NetworkPart.Breadth;
import org.netready.simulation.NetworkPart.Extent;
import org.netready.simulation.NetworkPart.Places;

/**
 * The parts of a simulated network that can be impaired, as they are seen from everywhere or from
 * some vantage points. Immutable, and safe for use by many threads.
 */
public final class NetworkParts {

  private static final int LOWEST_PORT = 1;
  private static final int HIGHEST_PORT = 65535;

  private final Inventory inventory;
  private final ImpairmentsInForce inForce;
  private final Places places;

  NetworkParts(Inventory inventory, ImpairmentsInForce inForce, Places places) {
    this.inventory = inventory;
    this.inForce = inForce;
    this.places = places;
  }

  /**
   * Return a port of a host, over TCP and UDP.
   *
   * @param host a host name, or an IP address
   * @param port a port on which a service listens
   * @throws IllegalArgumentException if there is no such host, or it has nothing on that port
   */
  public NetworkPart to(String host, int port) {
    if (port < LOWEST_PORT || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "port %s is out of range; expected %s to %s".formatted(port, LOWEST_PORT, HIGHEST_PORT));
    }
    return to(host, List.of(Ports.tcp(port), Ports.udp(port)), "port " + port);
  }

  /**
   * Return ports of a host over one transport.
   *
   * @param host a host name, or an IP address
   * @param ports ports on some of which a service listens
   * @throws IllegalArgumentException if there is no such host, or it has nothing on those ports
   */
  public NetworkPart to(String host, Ports ports) {
    return to(host, List.of(ports), "port " + ports);
  }

  /**
   * Return a host: its name, and all of its ports.
   *
   * @param host a host name, or an IP address
   * @throws IllegalArgumentException if there is no such host
   */
  public NetworkPart host(String host) {
    return part(Breadth.HOST, host, inventory.host(host));
  }

  /**
   * Return the hosts whose names have a form: the names, and all of their ports.
   *
   * @param glob the form, in which {@code *} stands for any text: {@code *.azurecr.io}
   */
  public NetworkPart names(String glob) {
    Pattern form =
        Pattern.compile(
            Pattern.compile("\\*")
                .splitAsStream(glob + "\0")
                .map(text -> Pattern.quote(text.replace("\0", "")))
                .collect(Collectors.joining(".*")),
            Pattern.CASE_INSENSITIVE);
    return part(Breadth.NAMES, "names " + glob, host -> form.matcher(host.text()).matches());
  }

  /**
   * Return the hosts of a role of the site.
   *
   * @throws IllegalArgumentException if there is no such role, or it has no hosts
   */
  public NetworkPart role(String role) {
    return part(Breadth.ROLE, "role " + role, inventory.role(role));
  }

  /** Return everything that is no host of the site. */
  public NetworkPart outside() {
    return part(Breadth.OUTSIDE, "everything outside", host -> !inventory.isOfSite(host));
  }

  /** Return a whole layer, which only impairments of that layer touch. */
  public NetworkPart layer(Layer layer) {
    return new NetworkPart(
        inForce,
        new Extent(
            Breadth.LAYER, "layer " + layer.word(), host -> true, List.of(), Optional.of(layer)),
        places);
  }

  /** Return everything. */
  public NetworkPart everything() {
    return part(Breadth.EVERYTHING, "everything", host -> true);
  }

  private NetworkPart to(String host, List<Ports> ports, String text) {
    Predicate<Host> hosts = inventory.host(host);
    NetworkPart part =
        new NetworkPart(
            inForce,
            new Extent(Breadth.ENDPOINT, host + " " + text, hosts, ports, Optional.empty()),
            places);
    List<SimulatedService> there =
        inventory.hosts().stream()
            .filter(hosts)
            .flatMap(it -> inventory.services(it).stream())
            .toList();
    if (there.stream().noneMatch(it -> part.hasSome(it.destination().host(), it.ports()))) {
      throw new IllegalArgumentException(
          "host '%s' has no service on %s; expected one of %s"
              .formatted(
                  host,
                  text,
                  there.stream().map(it -> it.ports().toString()).distinct().sorted().toList()));
    }
    return part;
  }

  private NetworkPart part(Breadth breadth, String text, Predicate<Host> hosts) {
    return new NetworkPart(
        inForce, new Extent(breadth, text, hosts, List.of(), Optional.empty()), places);
  }
}
