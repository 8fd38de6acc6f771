// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.probe.Observation;

/**
 * A part of an observation that an assertion looks at.
 *
 * @param type the layer that it is in
 * @param words what messages call it
 * @param isThere whether the layer came so far that there is something to look at
 */
record Part<L extends Layer>(Class<L> type, String words, Predicate<L> isThere) {

  static final Part<Layer.Resolve> ADDRESSES =
      new Part<>(Layer.Resolve.class, "addresses", layer -> !layer.outcome().addresses().isEmpty());

  static final Part<Layer.Tls> CERTIFICATE =
      new Part<>(Layer.Tls.class, "certificate", layer -> !layer.chain().isEmpty());

  static final Part<Layer.Tls> TLS_VERSION =
      new Part<>(Layer.Tls.class, "TLS version", layer -> !layer.protocol().isEmpty());

  static final Part<Layer.Http> HTTP_ANSWER =
      new Part<>(Layer.Http.class, "HTTP answer", layer -> layer.status() != 0);

  static final Part<Layer.Proxy> WAY_THROUGH_PROXY =
      new Part<>(Layer.Proxy.class, "way through a proxy", layer -> layer.cause().isEmpty());

  /**
   * Return the layers, if there is something to look at in them: the one on the way there, or one
   * of each conversation. A conversation that did not come so far is empty.
   */
  List<Optional<L>> in(Observation observation) {
    List<Conversation> heard = observation.conversations();
    return observation.layer(type).isPresent() || heard.isEmpty()
        ? List.of(observation.layer(type).filter(isThere))
        : heard.stream().map(it -> it.layer(type).filter(isThere)).toList();
  }
}
