// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.environment.Environment;
import org.netready.environment.Phase;
import org.netready.environment.TrustExemption;
import org.netready.plan.Coverage.Route;
import org.netready.probe.Destination;
import org.netready.spec.Alternative;
import org.netready.spec.Requirement;
import org.netready.spec.ValueRule;

/** Makes the checks of a plan, each with an id of its own. */
final class CheckFactory {

  private final Phase phase;
  private final List<TrustExemption> exemptions;
  private final PrefixSample ranges;
  private final CheckIds ids = new CheckIds();

  CheckFactory(Environment environment) {
    this.phase = environment.phase();
    this.exemptions = environment.trust().exemptions();
    this.ranges = new PrefixSample(environment.limits().ranges());
  }

  /** Return the check of a value of the site. */
  Check ofValue(SelectedRequirement selected, ValueRule rule, String value) {
    Requirement requirement = selected.requirement();
    return new Check(
        ids.next(requirement.id(), rule.variable(), value),
        requirement,
        selected.pack().name(),
        selected.chosenProfiles(),
        new Subject.OfValue(value, rule),
        Expectation.VALUE_ALLOWED);
  }

  /** Return the check of an endpoint from a place. */
  Check onNetwork(
      SelectedRequirement selected,
      Alternative alternative,
      Route route,
      Destination destination,
      Ports ports) {
    return onNetwork(selected, alternative, route, destination, ports, List.of());
  }

  /** Return the check of what listens on a host, of which some ports may. */
  Check ofListeners(
      SelectedRequirement selected,
      Alternative alternative,
      Route route,
      Destination destination,
      Transport transport,
      List<Ports> allowed) {
    List<Ports> ofTransport = allowed.stream().filter(it -> it.transport() == transport).toList();
    return onNetwork(selected, alternative, route, destination, Ports.all(transport), ofTransport);
  }

  private Check onNetwork(
      SelectedRequirement selected,
      Alternative alternative,
      Route route,
      Destination destination,
      Ports ports,
      List<Ports> allowed) {
    Requirement requirement = selected.requirement();
    Expectation expectation = QuestionFactory.expectation(requirement, phase);
    Place place = route.place();
    Aim aim = route.aim();
    Flow flow =
        new Flow(
            place.role(),
            place.from(),
            place.address(),
            place.vantage().name(),
            aim.role(),
            aim.declaredHost(),
            destination,
            ports);
    return new Check(
        ids.next(requirement.id(), place, aim, ports),
        requirement,
        selected.pack().name(),
        selected.chosenProfiles(),
        new Subject.OnNetwork(
            flow,
            QuestionFactory.question(
                requirement.expect(),
                destination,
                ports,
                alternative,
                ranges.extent(destination, ports)),
            alternative.service(),
            alternative.trust(),
            exemption(requirement),
            alternative.answers(),
            List.of(),
            allowed,
            QuestionFactory.mayBeVacant(requirement, phase)),
        expectation);
  }

  /** Return why the site accepts any issuer; the first exemption that fits counts. */
  private Optional<String> exemption(Requirement requirement) {
    return exemptions.stream()
        .filter(it -> new Glob(it.requirement()).matches(requirement.id()))
        .map(TrustExemption::reason)
        .findFirst();
  }
}
