// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.netready.endpoint.AddressScope;
import org.netready.probe.Layer;

/** What a host told of itself counts only if the place that asked is on that host. */
final class HostRules {

  private HostRules() {}

  /**
   * Judge a layer of the host that was asked about; inconclusive if another host was asked, or if
   * it tells nothing.
   */
  static <L extends Layer> Ruling judge(Case given, Class<L> type, Function<L, Ruling> rule) {
    Optional<Layer.OnHost> host = given.seen().layer(Layer.OnHost.class);
    if (host.isEmpty()) {
      return Ruling.incomplete("whether it was asked on that host is not in it");
    }
    if (host.get().cause().isPresent()) {
      return Ruling.inconclusive(
          host.get().cause().get(), host.get().evidence(), "nothing of that host was seen");
    }
    return given
        .seen()
        .layer(type)
        .map(rule)
        .orElseGet(
            () -> Ruling.incomplete("nothing of layer " + type.getSimpleName() + " is in it"))
        .withNotes(notes(given, host.get()));
  }

  private static List<String> notes(Case given, Layer.OnHost host) {
    String unverified = host.own().isEmpty() ? host.evidence() : ofAnyMachine(given, host);
    String elsewhere =
        host.others().isEmpty()
            ? ""
            : "not on this machine: %s; right behind a translation of addresses, but if another machine has it, nothing of that one was seen"
                .formatted(Wording.some(host.others()));
    return Stream.of(unverified, elsewhere).filter(it -> !it.isEmpty()).toList();
  }

  private static String ofAnyMachine(Case given, Layer.OnHost host) {
    boolean isTelling =
        host.own().stream().anyMatch(it -> AddressScope.of(it) != AddressScope.LOOPBACK);
    return isTelling
        ? ""
        : "whether this is %s was not verified: every machine has %s"
            .formatted(given.subject().question().destination().text(), Wording.some(host.own()));
  }
}
