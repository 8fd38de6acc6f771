// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Tells a peer that did not answer from a machine that did not come to listen: one that is
 * overloaded, or that loads half of TLS for its first handshake. The peer is blamed only for the
 * time in which it was waited for.
 */
final class OwnTime {

  /** What a peer does that has lost its patience with us. */
  private static final Set<Cause> ENDED =
      Set.of(Cause.CONNECTION_RESET, Cause.CLOSED_AFTER_ACCEPT, Cause.TLS_RESET);

  private final ConnectedSocket wire;
  private final Deadline deadline;
  private final Duration before;

  /** Begin to look at a connection over which something is to be asked now. */
  OwnTime(ConnectedSocket wire, Deadline deadline) {
    this.wire = wire;
    this.deadline = deadline;
    this.before = deadline.elapsed();
  }

  /**
   * Hold that what was seen is the peer's doing.
   *
   * @return the layers as they are
   * @throws VantageException if the peer did not answer, and its bytes were there while nobody read
   *     for a fifth of the limit, or it was waited for less than a fifth of the limit, or this
   *     machine used more than a fifth itself while something had come
   */
  List<Layer> requireHeard(List<Layer> layers) throws VantageException {
    Duration waited = wire.waited();
    Duration own = deadline.elapsed().minus(before).minus(waited);
    boolean isSilent = isAny(layers, Set.of(Cause.SILENT_AFTER_ACCEPT));
    boolean isBusy = !isShort(own);
    if (isSilent && !isShort(wire.unreadFor())) {
      throw starved("did not come to read what had arrived");
    }
    if (isSilent && isShort(waited)) {
      throw starved("waited for an answer for %s only".formatted(Elapsed.text(waited)));
    }
    if (isBusy && ((isSilent && wire.received().count() > 0) || isAny(layers, ENDED))) {
      throw starved("used %s itself".formatted(Elapsed.text(own)));
    }
    return layers;
  }

  private boolean isShort(Duration time) {
    return time.multipliedBy(Probe.SHARE).compareTo(deadline.limit()) < 0;
  }

  private VantageException starved(String what) {
    return new VantageException(
        Cause.LIMIT_REACHED,
        "this machine %s within the limit of %s, which shows nothing of the peer; is it overloaded?"
            .formatted(what, Elapsed.text(deadline.limit())));
  }

  private static boolean isAny(List<Layer> layers, Set<Cause> causes) {
    return layers.stream().anyMatch(layer -> layer.cause().filter(causes::contains).isPresent());
  }
}
