// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.probe.Application.Protocol;
import org.netready.simulation.SimulatedService.Authority;

/**
 * An endpoint with all services that share it.
 *
 * @param endpoint the endpoint
 * @param names the hosts at its address, and the address itself, as a certificate names them
 * @param services the services, at least one
 */
record ServedEndpoint(Endpoint endpoint, Set<String> names, List<SimulatedService> services) {

  private static final int OK = 200;

  static ServedEndpoint of(Endpoint endpoint, Set<Host> hosts, List<SimulatedService> services) {
    Set<String> names =
        hosts.stream().map(Host::text).collect(Collectors.toCollection(TreeSet::new));
    names.add(endpoint.address().text());
    return new ServedEndpoint(endpoint, names, services);
  }

  boolean isClosedTo(String vantagePoint) {
    return services.stream().anyMatch(service -> service.closedTo().contains(vantagePoint));
  }

  boolean isProxy() {
    return services.stream().anyMatch(service -> service.part() == SimulatedService.Part.PROXY);
  }

  boolean speaks(Protocol... protocols) {
    EnumSet<Protocol> spoken = EnumSet.noneOf(Protocol.class);
    services.forEach(service -> spoken.add(service.application().protocol()));
    return List.of(protocols).stream().anyMatch(spoken::contains);
  }

  Authority authority() {
    return services.stream()
            .filter(ServedEndpoint::usesTls)
            .allMatch(service -> service.authority() == Authority.PRIVATE)
        ? Authority.PRIVATE
        : Authority.PUBLIC;
  }

  /**
   * Return the status at a path: the smallest that all services there call right, or that one of
   * them does if they contradict each other, or 200 if none of them says.
   */
  int status(String path) {
    List<Set<Integer>> right =
        at(path).stream()
            .map(service -> service.answer().status())
            .filter(status -> !status.isEmpty())
            .toList();
    Set<Integer> any = new TreeSet<>();
    right.forEach(any::addAll);
    Set<Integer> common = new TreeSet<>(any);
    right.forEach(common::retainAll);
    return Stream.of(common, any).flatMap(Set::stream).findFirst().orElse(OK);
  }

  /** Return the names of the fields that the services want to see at a path. */
  Set<String> fields(String path) {
    Set<String> fields = new LinkedHashSet<>();
    at(path).forEach(service -> fields.add(service.answer().header()));
    fields.remove("");
    return fields;
  }

  /** Return the texts that the services want to see in the content at a path. */
  Set<String> contents(String path) {
    Set<String> contents = new LinkedHashSet<>();
    at(path).forEach(service -> contents.add(service.answer().content()));
    contents.remove("");
    return contents;
  }

  private List<SimulatedService> at(String path) {
    return services.stream().filter(service -> service.path().equals(path)).toList();
  }

  private static boolean usesTls(SimulatedService service) {
    return switch (service.application().protocol()) {
      case TLS, HTTPS -> true;
      case NONE, HTTP, SSH, SMTP, DNS, NTP, QUIC -> false;
    };
  }
}
