// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.netready.endpoint.Host;
import org.netready.environment.Environment;
import org.netready.environment.FailOn;
import org.netready.plan.Plan;
import org.netready.simulation.scenario.Scenario;
import org.netready.spec.Level;
import org.netready.spec.Requirement;
import org.netready.verdict.Headline.Scope;

/**
 * A suite that is ready to run.
 *
 * @param environment the site
 * @param plan what is to be checked
 * @param failOn what makes a test fail
 * @param isDryRun whether nothing is to be probed
 * @param isFiltered whether a filter chose what is checked
 * @param scenarios what is wrong with the network, if it is simulated
 */
record Suite(
    Environment environment,
    Plan plan,
    Set<FailOn> failOn,
    boolean isDryRun,
    boolean isFiltered,
    List<Scenario> scenarios) {

  /** Make a suite. */
  Suite {
    scenarios = List.copyOf(scenarios);
    failOn = Set.copyOf(failOn);
  }

  /** Return whether what is not as it should be makes a test fail, if it is of a kind that does. */
  boolean counts(Requirement requirement) {
    return requirement.obsolete().isEmpty()
        && (requirement.level() == Level.MUST
            || (requirement.level() == Level.SHOULD && failOn.contains(FailOn.SHOULD)));
  }

  /** Return a text without what must not be shown. */
  String redact(String text) {
    return environment.source().redact(text);
  }

  /** Return the hosts that a simulated site reaches through a proxy. */
  Set<Host> throughProxy() {
    Set<Host> through = new HashSet<>(SimulatedServices.throughProxy(plan));
    if (scenarios.stream().anyMatch(Scenario::proxied)) {
      through.addAll(SimulatedServices.outside(plan, environment));
    }
    return through;
  }

  /** Return what the headline has to say of what is run. */
  Set<Scope> scope() {
    Set<Scope> scope = EnumSet.noneOf(Scope.class);
    if (environment.isSimulated()) {
      scope.add(Scope.SIMULATED);
    }
    if (isFiltered) {
      scope.add(Scope.FILTERED);
    }
    return scope;
  }

  /** Return what every output of a simulated run says after its first words. */
  String simulatedMark() {
    return environment.isSimulated() ? " (simulated)" : "";
  }

  /** Return what the first and the last line of a run say of what is wrong with the network. */
  String scenarioMark() {
    return scenarios.isEmpty() ? "" : " in scenario " + scenarioNames();
  }

  /** Return the names of the scenarios, separated by commas; empty without one. */
  String scenarioNames() {
    return scenarios.stream().map(Scenario::name).collect(Collectors.joining(","));
  }
}
