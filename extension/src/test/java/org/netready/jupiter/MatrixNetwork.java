// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netready.plan.Check;
import org.netready.plan.Plan;
import org.netready.plan.PlannedRequirement;
import org.netready.plan.Subject;
import org.netready.probe.Prober;
import org.netready.probe.TrustAnchors;
import org.netready.probe.VantageException;
import org.netready.run.Run;
import org.netready.run.Runner;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.toxiproxy.ToxiproxySource;
import org.netready.verdict.CheckResult;

/** An open network of a site, of which some rows are asked again and again. For one thread. */
final class MatrixNetwork implements AutoCloseable {

  private record Asking(String vantage, Duration limit) {}

  private final MatrixSite site;
  private final SimulatedNetwork network;
  private final Map<String, PlannedRequirement> planned;
  private final Map<String, Check> checks;
  private final Map<Asking, Prober> probers = new HashMap<>();

  private MatrixNetwork(MatrixSite site, SimulatedNetwork network) {
    this.site = site;
    this.network = network;
    this.planned =
        site.plan().requirements().stream()
            .collect(Collectors.toMap(it -> it.requirement().id(), Function.identity()));
    this.checks =
        site.plan().checks().stream().collect(Collectors.toMap(Check::id, Function.identity()));
  }

  static MatrixNetwork open(MatrixSite site, ToxiproxySource toxiproxy) throws VantageException {
    return new MatrixNetwork(site, site.open(toxiproxy));
  }

  /** Return the network itself, to be impaired. */
  SimulatedNetwork network() {
    return network;
  }

  /**
   * Ask some rows, and the controls of those that must be blocked, all at once.
   *
   * @param rows with the limit of each
   * @return the results by the ids of the checks
   */
  Map<String, CheckResult> ask(Map<Check, Duration> rows) {
    Map<Duration, Run> runs = new LinkedHashMap<>();
    Map<String, CheckResult> results = new HashMap<>();
    try {
      for (Duration limit : Set.copyOf(rows.values())) {
        runs.put(limit, start(rowsWithin(rows, limit), limit));
      }
      rows.forEach((row, limit) -> results.put(row.id(), runs.get(limit).result(row)));
    } finally {
      runs.values().forEach(Run::close);
    }
    return results;
  }

  @Override
  public void close() {
    network.close();
  }

  private static List<Check> rowsWithin(Map<Check, Duration> rows, Duration limit) {
    return rows.keySet().stream().filter(row -> rows.get(row).equals(limit)).toList();
  }

  private Run start(List<Check> rows, Duration limit) {
    return Runner.start(
        plan(rows),
        site.within(limit),
        point -> probers.computeIfAbsent(new Asking(point, limit), this::prober)::askAsync);
  }

  private Prober prober(Asking asking) {
    return new Prober(
        network.at(asking.vantage()),
        new TrustAnchors(network.environment().trust().publicRoots(), List.of(), List.of()),
        SiteProxies.of(site.environment(), site.through()),
        asking.limit());
  }

  /** Return what of the plan is about some rows and their controls. */
  private Plan plan(List<Check> rows) {
    Set<Check> asked = new LinkedHashSet<>(rows);
    rows.stream()
        .flatMap(row -> row.onNetwork().stream())
        .map(Subject.OnNetwork::controls)
        .flatMap(List::stream)
        .map(checks::get)
        .forEach(asked::add);
    Map<String, List<Check>> byRequirement =
        asked.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.requirement().id(), LinkedHashMap::new, Collectors.toList()));
    return new Plan(
        byRequirement.entrySet().stream().map(it -> part(it.getKey(), it.getValue())).toList(),
        site.plan().vantageControls());
  }

  private PlannedRequirement part(String requirement, List<Check> some) {
    PlannedRequirement whole = planned.get(requirement);
    return new PlannedRequirement(whole.requirement(), whole.pack(), some, List.of());
  }
}
