// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
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

    /** Ask; empty if nothing is to be asked. */
    Optional<Conversation> ask(Target target) throws VantageException;
  }

  private final ProbeScope scope;
  private final Duration watch;
  private final Asker asker;
  private final Duration before;
  private final List<Future<Reached>> connects = new ArrayList<>();

  private Connects(ProbeScope scope, Duration watch, Asker asker) {
    this.scope = scope;
    this.watch = watch;
    this.asker = asker;
    this.before = scope.deadline().elapsed();
  }

  /** Start connecting; what opens is watched for a while before it is asked. */
  static Connects start(ProbeScope scope, List<Target> targets, Duration watch, Asker asker) {
    var connects = new Connects(scope, watch, asker);
    targets.forEach(connects::add);
    return connects;
  }

  /** Wait for all, in the order of the targets. */
  List<Reached> reached() throws VantageException, InterruptedException {
    List<Reached> reached = new ArrayList<>();
    for (Future<Reached> connect : connects) {
      reached.add(scope.await(connect));
    }
    return reached;
  }

  /** Return how long the longest of the outcomes took, from the start of all of them. */
  Duration took(List<Layer.Attempt> outcomes) {
    Duration longest =
        outcomes.stream()
            .map(attempt -> attempt.outcome().took())
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    Duration all = scope.deadline().elapsed().minus(before);
    return longest.compareTo(all) < 0 ? longest : all;
  }

  private void add(Target target) {
    connects.add(scope.fork(() -> reach(target)));
  }

  private Reached reach(Target target) throws VantageException {
    Duration left = scope.deadline().remaining();
    ConnectOutcome outcome = scope.network().connect(target.address(), target.port(), left, watch);
    if (outcome.state() == PortState.FILTERED) {
      scope.requireTime(left);
    }
    return new Reached(
        new Layer.Attempt(target.port(), outcome),
        outcome.isSound() ? asker.ask(target) : Optional.empty());
  }
}
