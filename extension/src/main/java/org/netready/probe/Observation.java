// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a probe saw, without opinion. Immutable; a verdict can be reproduced from it.
 *
 * @param question what was asked
 * @param place where it was asked from
 * @param state the port's state; empty if the probe did not come so far
 * @param layers what was seen on the way there, in order: names, proxy, connects, datagrams
 * @param conversations what whoever listens was asked, at every address and port that opened
 * @param failure what broke in our own machinery; empty if nothing
 * @param attempts how often it was asked, from 1; 0 if it never was
 * @param took how long the last attempt took
 */
public record Observation(
    Question question,
    String place,
    Optional<PortState> state,
    List<Layer> layers,
    List<Conversation> conversations,
    Optional<Failure> failure,
    int attempts,
    Duration took) {

  /** Make an observation. */
  public Observation {
    layers = List.copyOf(layers);
    conversations = List.copyOf(conversations);
  }

  /**
   * Return the layer of a type on the way there; empty if the probe did not come so far. What
   * whoever listens answered is in each of the {@link #conversations()}.
   */
  public <T extends Layer> Optional<T> layer(Class<T> type) {
    return layers.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Return the first cause in the layers, then in the conversations; empty if none failed. */
  public Optional<Cause> cause() {
    return Stream.concat(
            layers.stream().map(Layer::cause), conversations.stream().map(Conversation::cause))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Return the same with a failure, so that nothing is proved by it. */
  public Observation failing(Failure reason) {
    return new Observation(
        question, place, state, layers, conversations, Optional.of(reason), attempts, took);
  }

  /**
   * What broke in our own machinery.
   *
   * @param cause {@link Cause#LIMIT_REACHED} or {@link Cause#INTERNAL_ERROR}, or a local one
   * @param detail what broke and what to do
   */
  public record Failure(Cause cause, String detail) {}
}
