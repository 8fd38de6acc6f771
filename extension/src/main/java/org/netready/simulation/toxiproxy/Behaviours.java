// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** What each type of toxic does. */
final class Behaviours {

  private static final Behaviour NONE = (chunk, now) -> new Step.Pass(chunk.size());

  private Behaviours() {}

  /**
   * Return what a toxic does to one direction of one connection: by its toxicity perhaps nothing,
   * which is drawn here.
   *
   * @param tally what it has let pass before it was changed
   */
  static Behaviour draw(InstalledToxic toxic, Tally tally, RandomGenerator random) {
    return random.nextDouble() < toxic.toxicity() ? of(toxic, tally, random) : NONE;
  }

  private static Behaviour of(InstalledToxic toxic, Tally tally, RandomGenerator random) {
    return switch (toxic.type()) {
      case NOOP -> NONE;
      case LATENCY ->
          new LatencyBehaviour(millis(toxic, "latency"), millis(toxic, "jitter"), random);
      case BANDWIDTH -> new BandwidthBehaviour(toxic.attribute("rate"));
      case SLOW_CLOSE -> new SlowCloseBehaviour(millis(toxic, "delay"));
      case TIMEOUT -> new TimeoutBehaviour(millis(toxic, "timeout"), System.nanoTime());
      case RESET_PEER -> new ResetPeerBehaviour(millis(toxic, "timeout"));
      case SLICER ->
          new SlicerBehaviour(
              new Slicing(
                  toxic.attribute("average_size"), toxic.attribute("size_variation"), random),
              TimeUnit.MICROSECONDS.toNanos(toxic.attribute("delay")));
      case LIMIT_DATA -> new LimitDataBehaviour(toxic.attribute("bytes"), tally);
    };
  }

  private static long millis(InstalledToxic toxic, String attribute) {
    return TimeUnit.MILLISECONDS.toNanos(toxic.attribute(attribute));
  }
}
