// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Plan;
import org.netready.plan.Subject;
import org.netready.probe.Question;
import org.netready.simulation.SimulatedService;
import org.netready.simulation.SimulatedService.Answer;
import org.netready.simulation.SimulatedService.Authority;
import org.netready.spec.Answers;
import org.netready.spec.Service;
import org.netready.spec.Trust;

/** What a simulated network has to serve so that every check of a plan finds what it wants. */
final class SimulatedServices {

  private static final Set<Question.Kind> OF_PORTS =
      Set.of(Question.Kind.SERVICE, Question.Kind.ROUTE);

  private SimulatedServices() {}

  /** Return a service for each check of a port: open, or dropped where it must be blocked. */
  static List<SimulatedService> of(Plan plan) {
    return plan.checks().stream().flatMap(SimulatedServices::of).toList();
  }

  /** Return a service that answers one question. */
  static SimulatedService of(Question question) {
    return SimulatedService.of(question.destination(), question.ports())
        .withApplication(question.application());
  }

  private static Stream<SimulatedService> of(Check check) {
    Optional<Subject.OnNetwork> network = check.onNetwork();
    if (network.isEmpty() || !OF_PORTS.contains(network.get().question().kind())) {
      return Stream.of();
    }
    Subject.OnNetwork subject = network.get();
    SimulatedService service = of(subject.question());
    if (check.expectation() == Expectation.BLOCKED) {
      return Stream.of(service.withClosedTo(Set.of(subject.flow().vantage())));
    }
    boolean isPrivate = subject.trust() == Trust.PRIVATE;
    return Stream.of(
        service
            .withAuthority(isPrivate ? Authority.PRIVATE : Authority.PUBLIC)
            .withAnswer(answer(subject.service(), subject.answers())));
  }

  private static Answer answer(Service service, Answers answers) {
    if (service == Service.REGISTRY && !answers.isSaid()) {
      return Answer.REGISTRY;
    }
    return new Answer(answers.path(), answers.status(), answers.header(), answers.content());
  }
}
