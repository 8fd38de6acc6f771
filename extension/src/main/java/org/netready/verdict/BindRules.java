// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.probe.BindOutcome;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.PortState;

/** FREE: every port could be bound, at the wildcard address and at each of the host's own. */
final class BindRules {

  private static final IpAddress ANY = IpAddress.parse("0.0.0.0");

  private BindRules() {}

  static Ruling judge(Case given) {
    return HostRules.judge(given, Layer.Bind.class, layer -> judge(given, layer));
  }

  private static Ruling judge(Case given, Layer.Bind layer) {
    List<BindOutcome> held = with(layer, Stream.of(Cause.PORT_IN_USE));
    if (!held.isEmpty()) {
      return Ruling.fail(Cause.PORT_IN_USE, described(layer, held))
          .by(held.stream().map(BindRules::reach).toList());
    }
    List<BindOutcome> untold =
        layer.outcomes().stream().filter(it -> it.cause().isPresent()).toList();
    if (!untold.isEmpty()) {
      return Ruling.inconclusive(
          untold.get(0).cause().get(),
          described(layer, untold),
          "whether a port is free cannot be told without binding it");
    }
    Ports ports = given.subject().question().ports();
    long bound = layer.outcomes().stream().map(BindOutcome::port).distinct().count();
    return bound == ports.size()
        ? Ruling.pass(free(layer, ports))
        : Ruling.incomplete("%s of %s ports were bound".formatted(bound, ports.size()));
  }

  private static List<BindOutcome> with(Layer.Bind layer, Stream<Cause> causes) {
    List<Cause> wanted = causes.toList();
    return layer.outcomes().stream()
        .filter(it -> it.cause().filter(wanted::contains).isPresent())
        .toList();
  }

  private static String free(Layer.Bind layer, Ports ports) {
    String what =
        ports.isSingle() ? "it was bound" : "all %s ports were bound".formatted(ports.size());
    List<IpAddress> addresses =
        layer.outcomes().stream().flatMap(it -> it.address().stream()).distinct().toList();
    return addresses.isEmpty()
        ? what + " at the wildcard address"
        : "%s at the wildcard address and at %s".formatted(what, Wording.some(addresses));
  }

  /** What is the same at the wildcard and at an address is said once, of the port. */
  private static String described(Layer.Bind layer, List<BindOutcome> shut) {
    long all = layer.outcomes().stream().map(BindOutcome::port).distinct().count();
    long ports = shut.stream().map(BindOutcome::port).distinct().count();
    List<String> each =
        shut.stream()
            .map(it -> "%s/%s: %s".formatted(it.port(), it.transport().keyword(), it.evidence()))
            .distinct()
            .toList();
    return all == 1
        ? shut.get(0).evidence()
        : "%s of %s ports could not be bound: %s".formatted(ports, all, Wording.some(each));
  }

  private static Reach reach(BindOutcome outcome) {
    return new Reach(
        outcome.address().orElse(ANY),
        outcome.port(),
        outcome.transport(),
        PortState.CLOSED,
        outcome.cause().or(() -> Optional.of(Cause.PORT_IN_USE)),
        "",
        Duration.ZERO);
  }
}
