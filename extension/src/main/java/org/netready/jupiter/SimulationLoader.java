// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.environment.Environment;
import org.netready.plan.ExampleEnvironment;
import org.netready.plan.Filter;
import org.netready.plan.Plan;
import org.netready.plan.Planner;
import org.netready.probe.VantageException;
import org.netready.simulation.OutwardProxy;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.scenario.Scenario;
import org.netready.simulation.scenario.Scenarios;
import org.netready.spec.PackCatalog;
import org.netready.spec.PackSelection;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/** Opens the network that a test is to have, from its annotation and the properties. */
final class SimulationLoader {

  private final Class<?> testClass;
  private final Settings settings;
  private final ChosenSimulation chosen;

  SimulationLoader(Class<?> testClass, Settings settings, ChosenSimulation chosen) {
    this.testClass = testClass;
    this.settings = settings;
    this.chosen = chosen;
  }

  /**
   * Open the network.
   *
   * @throws SpecException if anything that a user wrote is wrong
   * @throws VantageException if this machine has no sockets left
   */
  SimulatedNetwork open() throws VantageException {
    Problems problems = new Problems();
    settings.check(problems, testClass.getClassLoader());
    problems.throwIfAny();
    List<PackSelection> packs = packs(PackCatalog.of(testClass.getClassLoader()));
    Environment site = ExampleEnvironment.of(packs);
    Plan plan = Planner.plan(packs, site, Filter.ALL);
    List<Scenario> scenarios =
        Scenarios.read(
            chosen.scenarios().isEmpty() ? settings.scenarios() : chosen.scenarios(),
            settings.directory());
    Suite suite = new Suite(site, plan, Set.of(), false, false, scenarios);
    Optional<OutwardProxy> outward =
        SimulatedServices.outward(
            site, suite.throughProxy(), scenarios.stream().anyMatch(Scenario::proxied));
    return SimulatedServices.open(
        site,
        SimulatedServices.of(plan, suite.throughProxy()),
        outward,
        scenarios,
        settings.toxiproxy());
  }

  private List<PackSelection> packs(PackCatalog catalog) {
    if (!chosen.packs().isEmpty()) {
      return select(catalog, chosen.packs(), "@NetworkSimulation of " + testClass.getName());
    }
    if (!settings.packs().isEmpty()) {
      return select(catalog, settings.packs(), "property 'netready.packs'");
    }
    if (catalog.names().isEmpty()) {
      Problems problems = new Problems();
      problems.add(
          "no packs are there; expected @NetworkSimulation(packs = ...), or a dependency with"
              + " packs");
      problems.throwIfAny();
    }
    return select(catalog, catalog.names().stream().map(pack -> pack + ":*").toList(), "all packs");
  }

  private List<PackSelection> select(PackCatalog catalog, List<String> names, String where) {
    return SuiteLoader.select(catalog, names, settings.directory(), where);
  }
}
