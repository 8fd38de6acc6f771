// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.netready.endpoint.IpAddress;

/** TCP connects to every address and port at once, so that one budget is enough for all. */
final class Connects {

  /**
   * Where to.
   *
   * @param address the address
   * @param port the port
   */
  record Target(IpAddress address, int port) {}

  private record Connect(Target target, Future<ConnectOutcome> outcome) {}

  private final ProbeScope scope;
  private final Duration before;
  private final List<Connect> connects = new ArrayList<>();
  private final BlockingQueue<Integer> finished = new LinkedBlockingQueue<>();

  private Connects(ProbeScope scope) {
    this.scope = scope;
    this.before = scope.deadline().elapsed();
  }

  /** Start connecting. */
  static Connects start(ProbeScope scope, List<Target> targets) {
    var connects = new Connects(scope);
    targets.forEach(connects::add);
    return connects;
  }

  /** Wait until a connection opened, or until it is certain that none does. */
  Optional<Target> firstOpen() throws VantageException, InterruptedException {
    for (int waiting = connects.size(); waiting > 0; waiting--) {
      Integer index = finished.poll(scope.deadline().timeoutMillis(), TimeUnit.MILLISECONDS);
      if (index == null) {
        return Optional.empty();
      }
      Connect connect = connects.get(index);
      if (scope.await(connect.outcome()).state() == PortState.OPEN) {
        return Optional.of(connect.target());
      }
    }
    return Optional.empty();
  }

  /** Wait for all outcomes, in the order of the targets. */
  List<Layer.Attempt> outcomes() throws VantageException, InterruptedException {
    List<Layer.Attempt> outcomes = new ArrayList<>();
    for (Connect connect : connects) {
      outcomes.add(new Layer.Attempt(connect.target().port(), scope.await(connect.outcome())));
    }
    return outcomes;
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
    int index = connects.size();
    connects.add(new Connect(target, scope.fork(() -> connect(index, target))));
  }

  private ConnectOutcome connect(int index, Target target) throws VantageException {
    Duration left = scope.deadline().remaining();
    try {
      ConnectOutcome outcome = scope.network().connect(target.address(), target.port(), left);
      if (outcome.state() == PortState.FILTERED) {
        scope.requireTime(left);
      }
      return outcome;
    } finally {
      finished.add(index);
    }
  }
}
