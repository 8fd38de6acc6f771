// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.IpAddress;

/**
 * What was asked of whoever listens at one address and port, and what came of it.
 *
 * @param address where; empty through a proxy, which alone knows
 * @param port the port
 * @param layers what was seen, in order; the conversation stopped at the last one
 */
public record Conversation(Optional<IpAddress> address, int port, List<Layer> layers) {

  /** Make a conversation. */
  public Conversation {
    layers = List.copyOf(layers);
  }

  /** Return the layer of a type; empty if the conversation did not come so far. */
  public <T extends Layer> Optional<T> layer(Class<T> type) {
    return layers.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Return the first cause in the layers; empty if none failed. */
  public Optional<Cause> cause() {
    return layers.stream().map(Layer::cause).flatMap(Optional::stream).findFirst();
  }
}
