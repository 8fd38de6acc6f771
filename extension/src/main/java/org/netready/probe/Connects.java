// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.net.Socket;
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

    /** Ask over an open connection; the probe's limit has run since its start. */
    Conversation ask(Target target, Socket connection, ProbeScope scope) throws VantageException;
  }

  /**
   * How long a connection may wait for a thread. A server that has heard nothing for so long may
   * lose its patience, which is no fault of its own.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

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
    return asker.map(it -> ask(target, it)).orElseGet(() -> watch(target));
  }

  private CompletableFuture<Reached> watch(Target target) {
    Duration left = probe.left(used);
    return probe
        .part(probe.network().connect(target.address(), target.port(), left, EarlyEnd.WATCH))
        .thenCompose(this::counted)
        .thenApply(outcome -> new Reached(attempt(target, outcome), Optional.empty()));
  }

  private CompletableFuture<Reached> ask(Target target, Asker asking) {
    Duration left = probe.left(used);
    return probe
        .part(probe.network().dial(target.address(), target.port(), left, Network.Peer.HOST))
        .thenCompose(
            dialled -> {
              dialled.stream().ifPresent(probe::own);
              return counted(dialled.outcome())
                  .thenCompose(outcome -> ask(target, asking, dialled));
            });
  }

  private CompletableFuture<Reached> ask(Target target, Asker asking, Dialled dialled) {
    Layer.Attempt attempt = attempt(target, dialled.outcome());
    return dialled.stream()
        .map(it -> converse(target, asking, it, used.plus(dialled.outcome().took())))
        .map(asked -> asked.thenApply(it -> new Reached(attempt, Optional.of(it))))
        .orElseGet(() -> CompletableFuture.completedFuture(new Reached(attempt, Optional.empty())));
  }

  private CompletableFuture<Conversation> converse(
      Target target, Asker asking, Socket connection, Duration before) {
    Deadline patience = Deadline.after(PATIENCE);
    return probe.onThread(
        before,
        scope ->
            patience.isOver()
                ? askAnew(target, asking, connection, scope)
                : asking.ask(target, scope.adopt(connection), scope));
  }

  private static Conversation askAnew(Target target, Asker asking, Socket stale, ProbeScope scope)
      throws VantageException, InterruptedException {
    OpenSockets.close(stale);
    Dialled second = scope.dial(target.address(), target.port(), Network.Peer.HOST_AGAIN);
    return second.stream().isPresent()
        ? asking.ask(target, second.stream().get(), scope)
        : new Conversation(
            Optional.of(target.address()),
            target.port(),
            List.of(
                new Layer.Connect(
                    List.of(),
                    second.outcome().cause(),
                    "a first connection opened, a second did not: " + second.outcome().evidence(),
                    second.outcome().took())));
  }

  private CompletableFuture<ConnectOutcome> counted(ConnectOutcome outcome) {
    probe.spend(used.plus(outcome.took()));
    return outcome.state() == PortState.FILTERED
        ? probe.silence(outcome, probe.left(used))
        : CompletableFuture.completedFuture(outcome);
  }

  private static Layer.Attempt attempt(Target target, ConnectOutcome outcome) {
    return new Layer.Attempt(target.port(), outcome);
  }
}
