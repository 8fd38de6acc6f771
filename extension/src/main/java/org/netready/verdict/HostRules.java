// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
        .withNotes(notes(host.get()));
  }

  private static List<String> notes(Layer.OnHost host) {
    String unverified = host.own().isEmpty() ? host.evidence() : "";
    String elsewhere =
        host.others().isEmpty()
            ? ""
            : "no addresses of that host itself, as behind a translation of addresses: "
                + Wording.some(host.others());
    return Stream.of(unverified, elsewhere).filter(it -> !it.isEmpty()).toList();
  }
}
