// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.netready.endpoint.IpAddress;

/**
 * TCP connects to every address and port at once, each followed by its conversation if it opens, so
 * that one budget is enough for all.
 */
final class Connects {

  /**
   * Where to.
   *
   * @param address the address
   * @param port the port
   */
  record Target(IpAddress address, int port) {}

  /**
   * What came of a connect.
   *
   * @param attempt the connect
   * @param conversation what was asked once it had opened; empty if nothing was
   */
  record Reached(Layer.Attempt attempt, Optional<Conversation> conversation) {}

  /** Asks whoever listens. */
  interface Asker {

    /** Ask over connections of a thread's own; the probe's limit has run since its start. */
    Conversation ask(Target target, ProbeScope scope) throws VantageException;
  }

  private final Probe probe;
  private final Duration used;
  private final Optional<Asker> asker;

  /**
   * Make connects.
   *
   * @param used what was used of the limit before
   * @param asker who asks over what opens; if empty, it is watched for a while instead
   */
  Connects(Probe probe, Duration used, Optional<Asker> asker) {
    this.probe = probe;
    this.used = used;
    this.asker = asker;
  }

  /** Connect to all, and return what came of it in the order of the targets. */
  CompletableFuture<List<Reached>> reach(List<Target> targets) {
    return Probe.all(targets.stream().map(this::reach).toList());
  }

  private CompletableFuture<Reached> reach(Target target) {
    Duration left = probe.left(used);
    Duration watch = asker.isPresent() ? Duration.ZERO : EarlyEnd.WATCH;
    return probe
        .part(probe.network().connect(target.address(), target.port(), left, watch))
        .thenCompose(
            outcome ->
                outcome.state() == PortState.FILTERED
                    ? probe.silence(outcome, left)
                    : CompletableFuture.completedFuture(outcome))
        .thenCompose(outcome -> ask(target, outcome));
  }

  private CompletableFuture<Reached> ask(Target target, ConnectOutcome outcome) {
    Duration before = used.plus(outcome.took());
    probe.spend(before);
    var attempt = new Layer.Attempt(target.port(), outcome);
    return asker
        .filter(it -> outcome.isSound())
        .map(it -> probe.onThread(before, scope -> it.ask(target, scope)))
        .map(asked -> asked.thenApply(it -> new Reached(attempt, Optional.of(it))))
        .orElseGet(() -> CompletableFuture.completedFuture(new Reached(attempt, Optional.empty())));
  }
}
