// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a probe has seen.
 *
 * @param state the port's state; empty if the probe did not come so far
 * @param layers what was seen on the way there, in order
 * @param conversations what whoever listens was asked
 */
record Seen(Optional<PortState> state, List<Layer> layers, List<Conversation> conversations) {

  Seen {
    layers = List.copyOf(layers);
    conversations = List.copyOf(conversations);
  }

  /** Return what was seen of names or of a proxy, before there was a port to speak of. */
  static Seen withoutState(Layer... layers) {
    return new Seen(Optional.empty(), List.of(layers), List.of());
  }

  /** Return the same behind further layers. */
  Seen behind(Layer... before) {
    var all = new ArrayList<>(List.of(before));
    all.addAll(layers);
    return new Seen(state, all, conversations);
  }
}
