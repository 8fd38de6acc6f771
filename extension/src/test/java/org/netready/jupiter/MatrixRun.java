// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.netready.endpoint.Transport;
import org.netready.jupiter.MatrixOracle.Due;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.VantageException;
import org.netready.simulation.AppliedImpairment;
import org.netready.simulation.toxiproxy.ToxiproxySource;
import org.netready.verdict.CheckResult;

/**
 * Works off cells: impair, ask, undo, ask again. Some networks of each site do so side by side,
 * each with one impairment at a time; they know nothing of each other.
 */
final class MatrixRun {

  /** Nothing comes within it; what comes at all comes much earlier. */
  private static final Duration BRIEF = Duration.ofSeconds(1);

  /** A block over TCP shows no earlier. */
  private static final Duration OF_BLOCKS = Duration.ofSeconds(4);

  /** No time for anybody to be late. */
  private static final Duration LONG = Duration.ofSeconds(30);

  /** What was wrong in a cell. */
  record Wrong(MatrixCell cell, Check row, String expected, String seen) {

    @Override
    public String toString() {
      return "%s: %s: expected %s, seen %s".formatted(cell, row.id(), expected, seen);
    }
  }

  private final ToxiproxySource toxiproxy;
  private final int networks;
  private final Map<MatrixCell, List<Wrong>> outcomes = new HashMap<>();
  private final Map<MatrixSite, MatrixOracle> oracles = new HashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  MatrixRun(ToxiproxySource toxiproxy, int networks) {
    this.toxiproxy = toxiproxy;
    this.networks = networks;
  }

  /** Work off cells, and return what was wrong in each. */
  Map<MatrixCell, List<Wrong>> of(List<MatrixCell> cells) throws InterruptedException {
    cells.forEach(it -> oracles.computeIfAbsent(it.site(), MatrixOracle::new));
    Queue<MatrixCell> queue = new ConcurrentLinkedQueue<>(cells);
    ExecutorService threads = Executors.newFixedThreadPool(networks);
    try {
      List<Future<?>> all =
          IntStream.range(0, networks)
              .<Future<?>>mapToObj(i -> threads.submit(() -> workOff(queue)))
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the matrix broke", e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return outcomes;
  }

  /** Return how often a row was asked. */
  int asked() {
    return asked.get();
  }

  private Void workOff(Queue<MatrixCell> queue) throws VantageException {
    Map<MatrixSite, MatrixNetwork> open = new HashMap<>();
    try {
      MatrixCell cell = queue.poll();
      while (cell != null) {
        MatrixNetwork network = open.get(cell.site());
        if (network == null) {
          network = MatrixNetwork.open(cell.site(), toxiproxy);
          open.put(cell.site(), network);
        }
        List<Wrong> wrong = workOff(cell, network);
        synchronized (outcomes) {
          outcomes.put(cell, wrong);
        }
        cell = queue.poll();
      }
    } finally {
      open.values().forEach(MatrixNetwork::close);
    }
    return null;
  }

  private List<Wrong> workOff(MatrixCell cell, MatrixNetwork network) {
    Map<Check, Due> due = new LinkedHashMap<>();
    MatrixOracle oracle = oracles.get(cell.site());
    MatrixRows rows = MatrixRows.of(cell);
    rows.all().forEach(row -> due.put(row, oracle.due(cell, row)));
    List<Wrong> wrong;
    try (AppliedImpairment applied = cell.part(network.network()).impair(cell.impairment())) {
      wrong = new ArrayList<>(ask(applied.toString(), cell, network, due));
    }
    Map<Check, Due> again = new LinkedHashMap<>();
    due.keySet().stream()
        .filter(row -> due.get(row) != Due.AS_AT_REST)
        .filter(row -> row.expectation() != Expectation.BLOCKED)
        .limit(1)
        .forEach(row -> again.put(row, Due.AS_AT_REST));
    wrong.addAll(ask("once it is undone", cell, network, again));
    return wrong;
  }

  private List<Wrong> ask(
      String when, MatrixCell cell, MatrixNetwork network, Map<Check, Due> due) {
    Map<Check, Duration> limits = new LinkedHashMap<>();
    due.forEach((row, it) -> limits.put(row, limit(row, it)));
    asked.addAndGet(due.size());
    Map<String, CheckResult> results = network.ask(limits);
    return due.entrySet().stream()
        .filter(it -> !it.getValue().isMetBy(results.get(it.getKey().id())))
        .map(it -> wrong(when, cell, it.getKey(), it.getValue(), results.get(it.getKey().id())))
        .toList();
  }

  private static Wrong wrong(String when, MatrixCell cell, Check row, Due due, CheckResult result) {
    return new Wrong(
        cell,
        row,
        due.toString(),
        "%s %s: %s %s (%s)"
            .formatted(
                result.verdict(),
                result.cause().map(Enum::name).orElse("without a cause"),
                result.butWas(),
                result.notes(),
                when));
  }

  private static Duration limit(Check row, Due due) {
    boolean isUdp =
        row.onNetwork()
            .filter(it -> it.question().ports().transport() == Transport.UDP)
            .isPresent();
    if (row.expectation() == Expectation.BLOCKED) {
      return isUdp ? BRIEF : OF_BLOCKS;
    }
    return due.isSilent() ? BRIEF : LONG;
  }
}
