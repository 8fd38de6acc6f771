// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.scenario;

import java.util.ArrayList;
import java.util.List;
import org.netready.simulation.AppliedImpairment;
import org.netready.simulation.SimulatedNetwork;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/**
 * Impairments that belong together, as a file describes them. Immutable.
 *
 * @param name how it was chosen: the name of one that ships, or a file
 * @param title what it is, in a few words
 * @param description what happens in it; empty if the file does not say
 * @param proxied whether the site's clients reach all that is outside through an HTTP proxy
 * @param isGeneric whether parts that a network does not have are no mistake
 * @param steps what is impaired, in order
 */
public record Scenario(
    String name,
    String title,
    String description,
    boolean proxied,
    boolean isGeneric,
    List<Step> steps) {

  /** Make a scenario. */
  public Scenario {
    steps = List.copyOf(steps);
  }

  /** Return this for networks that may lack some of its parts. */
  public Scenario generic() {
    return new Scenario(name, title, description, proxied, true, steps);
  }

  /**
   * Put all impairments into force.
   *
   * @return them, each of which can be undone
   * @throws SpecException if there are parts that the network does not have, or impairments that
   *     cannot touch them or contradict each other; with all of that, and nothing in force
   */
  public List<AppliedImpairment> applyTo(SimulatedNetwork network) {
    Problems problems = new Problems();
    List<AppliedImpairment> applied = new ArrayList<>();
    for (Step step : steps) {
      applied.addAll(step.applyTo(network, isGeneric, problems));
    }
    if (!problems.isEmpty()) {
      applied.forEach(AppliedImpairment::close);
    }
    problems.throwIfAny();
    return applied;
  }
}
