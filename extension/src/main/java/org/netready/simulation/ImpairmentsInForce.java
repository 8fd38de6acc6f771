// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.Transport;
import org.netready.simulation.Impairment.Layer;
import org.netready.simulation.NetworkPart.Breadth;

/** The impairments of a network, and which of them act where. Safe for use by many threads. */
final class ImpairmentsInForce {

  private static final Comparator<AppliedImpairment> NARROWEST =
      Comparator.comparing((AppliedImpairment it) -> it.part().extent().breadth())
          .thenComparing(it -> places(it.part()));

  private final List<AppliedImpairment> applied = new CopyOnWriteArrayList<>();
  private final Inventory inventory;
  private final StreamGates gates;

  ImpairmentsInForce(Inventory inventory, StreamGates gates) {
    this.inventory = inventory;
    this.gates = gates;
  }

  synchronized AppliedImpairment apply(NetworkPart part, Impairment impairment) {
    if (!isTouched(part, impairment)) {
      throw new IllegalArgumentException(untouched(part, impairment));
    }
    AppliedImpairment added = new AppliedImpairment(part, impairment, this);
    applied.stream()
        .filter(it -> contradicts(it, added))
        .findFirst()
        .ifPresent(
            it -> {
              throw new IllegalArgumentException(
                  ("'%s' contradicts '%s', which is in force and no wider; expected to undo one, or"
                          + " a narrower part for one of them")
                      .formatted(added, it));
            });
    applied.add(added);
    return added;
  }

  void undo(AppliedImpairment gone) {
    if (applied.remove(gone) && gone.impairment() instanceof StreamImpairment stream) {
      gates.retire(stream);
    }
  }

  boolean isTouched(NetworkPart part, Impairment impairment) {
    return part.extent().layer().filter(it -> it != impairment.layer()).isEmpty()
        && inventory.hosts().stream().anyMatch(host -> touches(part, impairment, host));
  }

  /** Return what the resolver says of a name, if anything is wrong with that. */
  Optional<NameImpairment> ofName(String vantagePoint, Host host) {
    return applied.stream()
        .filter(it -> it.impairment().layer() == Layer.NAMES)
        .filter(it -> it.part().places().has(vantagePoint) && it.part().hasName(host))
        .min(NARROWEST)
        .map(it -> (NameImpairment) it.impairment());
  }

  /**
   * Return the impairments that act on a port, whoever listens there.
   *
   * @param hosts the hosts that share the address
   */
  Behaviour ofPort(String vantagePoint, Endpoint endpoint, Set<Host> hosts) {
    if (applied.isEmpty()) {
      return Behaviour.NONE;
    }
    List<AppliedImpairment> there =
        applied.stream()
            .filter(it -> it.part().places().has(vantagePoint))
            .filter(
                it ->
                    hosts.stream()
                        .anyMatch(
                            host -> it.part().hasPort(host, endpoint.port(), endpoint.transport())))
            .toList();
    return new Behaviour(
        narrowest(there, ConnectImpairment.class),
        there.stream()
            .map(AppliedImpairment::impairment)
            .filter(StreamImpairment.class::isInstance)
            .map(StreamImpairment.class::cast)
            .toList(),
        narrowest(there, DatagramImpairment.class),
        narrowest(there, ProxyImpairment.class),
        narrowest(there, TlsImpairment.class),
        narrowest(there, HttpImpairment.class));
  }

  private static <T extends Impairment> Optional<T> narrowest(
      List<AppliedImpairment> there, Class<T> type) {
    return there.stream()
        .filter(it -> type.isInstance(it.impairment()))
        .min(NARROWEST)
        .map(it -> type.cast(it.impairment()));
  }

  private boolean touches(NetworkPart part, Impairment impairment, Host host) {
    if (impairment.layer() == Layer.NAMES) {
      return part.hasName(host);
    }
    boolean isOfPackets = impairment instanceof ConnectImpairment it && !it.isAfterAccept();
    if (isOfPackets && part.extent().ports().isEmpty()) {
      return part.hasPort(host, 1, Transport.TCP);
    }
    return inventory.services(host).stream()
        .anyMatch(it -> it.isTouchedBy(impairment) && part.hasSome(host, it.ports()));
  }

  private boolean contradicts(AppliedImpairment one, AppliedImpairment other) {
    return one.impairment().layer() == other.impairment().layer()
        && one.impairment().layer() != Layer.STREAMS
        && !one.impairment().equals(other.impairment())
        && NARROWEST.compare(one, other) == 0
        && one.part().places().meets(other.part().places())
        && one.part().sharesPorts(other.part())
        && inventory.hosts().stream()
            .anyMatch(
                host ->
                    touches(one.part(), one.impairment(), host)
                        && touches(other.part(), other.impairment(), host));
  }

  private static int places(NetworkPart part) {
    int size = part.places().vantagePoints().size();
    return size == 0 ? Integer.MAX_VALUE : size;
  }

  private String untouched(NetworkPart part, Impairment impairment) {
    Optional<Layer> layer = part.extent().layer();
    if (layer.isPresent() && layer.get() != impairment.layer()) {
      return "%s cannot touch %s; expected an impairment of that layer, or layer %s"
          .formatted(impairment, part, impairment.layer().word());
    }
    List<Host> hosts =
        inventory.hosts().stream().filter(host -> part.extent().hosts().test(host)).toList();
    if (hosts.isEmpty()) {
      return "%s cannot touch %s, which no host has; expected some of %s"
          .formatted(impairment, part, inventory.some());
    }
    if (impairment.layer() == Layer.NAMES) {
      return part.extent().breadth() == Breadth.ENDPOINT
          ? "%s cannot touch %s, since a port has no name; expected the host as a whole"
              .formatted(impairment, part)
          : "%s cannot touch %s, which has addresses and no name; expected a host name"
              .formatted(impairment, part);
    }
    if (part.extent().breadth().compareTo(Breadth.HOST) > 0) {
      return ("%s cannot touch %s, where there is nothing of the kind; expected a part of the"
              + " network with %s")
          .formatted(impairment, part, impairment.layer().touches());
    }
    return "%s cannot touch %s, which has %s; expected %s, or an impairment of %s"
        .formatted(
            impairment,
            part,
            listening(part, hosts),
            impairment.layer().touches(),
            acting(part, hosts));
  }

  private Stream<SimulatedService> services(NetworkPart part, List<Host> hosts) {
    return hosts.stream()
        .flatMap(host -> inventory.services(host).stream())
        .filter(it -> part.hasSome(it.destination().host(), it.ports()));
  }

  private String listening(NetworkPart part, List<Host> hosts) {
    String list =
        services(part, hosts)
            .map(it -> "%s %s".formatted(it.ports(), it.application().protocol()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "no service" : list;
  }

  private List<String> acting(NetworkPart part, List<Host> hosts) {
    List<SimulatedService> there = services(part, hosts).toList();
    return Stream.of(Layer.values())
        .filter(layer -> there.stream().anyMatch(it -> it.isTouchedBy(layer)))
        .map(Layer::word)
        .toList();
  }
}
