// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.Ports;
import org.netready.environment.Environment;
import org.netready.environment.SiteHost;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Plan;
import org.netready.plan.Subject;
import org.netready.probe.Destination;
import org.netready.probe.ProxyRules;
import org.netready.probe.ProxyServer;
import org.netready.probe.Question;
import org.netready.probe.VantageException;
import org.netready.simulation.OutwardProxy;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.SimulatedService;
import org.netready.simulation.SimulatedService.Answer;
import org.netready.simulation.SimulatedService.Authority;
import org.netready.simulation.scenario.Scenario;
import org.netready.simulation.toxiproxy.ToxiproxySource;
import org.netready.spec.Answers;
import org.netready.spec.Expect;
import org.netready.spec.Service;
import org.netready.spec.Trust;
import org.netready.yaml.SpecException;

/** What a simulated network has to serve so that every check of a plan finds what it wants. */
final class SimulatedServices {

  private static final Set<Question.Kind> OF_PORTS =
      Set.of(Question.Kind.SERVICE, Question.Kind.ROUTE);

  private static final HostName PROXY_HOST = HostName.parse("proxy.simulated");
  private static final int PROXY_PORT = 3128;

  /** The proxy of a simulated site, which only has one where a check demands it. */
  static final ProxyRules.Rule PROXY =
      new ProxyRules.Rule(
          new ProxyServer(ProxyServer.Kind.HTTP, PROXY_HOST, PROXY_PORT, Optional.empty()),
          "the simulated site",
          List.of(),
          "the simulated site");

  private SimulatedServices() {}

  /**
   * Open the network of a simulated site.
   *
   * @param outward the proxy that clients of it are set to use
   * @param scenarios what is wrong with it
   * @throws VantageException if this machine has no sockets left
   * @throws SpecException if a scenario is of another network
   */
  static SimulatedNetwork open(
      Environment site,
      List<SimulatedService> services,
      Optional<OutwardProxy> outward,
      List<Scenario> scenarios,
      ToxiproxySource toxiproxy)
      throws VantageException {
    SimulatedNetwork network = SimulatedNetwork.open(site, services, outward, toxiproxy);
    try {
      scenarios.forEach(it -> it.applyTo(network));
      return network;
    } catch (SpecException e) {
      network.close();
      throw e;
    }
  }

  /**
   * Return the proxy that clients of a simulated site are set to use, if any.
   *
   * @param through the hosts that are reached through it in any case
   * @param isForAll whether all are that are no hosts of the site
   */
  static Optional<OutwardProxy> outward(Environment site, Set<Host> through, boolean isForAll) {
    if (through.isEmpty()) {
      return Optional.empty();
    }
    Set<Host> own = own(site);
    return Optional.of(
        new OutwardProxy(
            PROXY_HOST,
            PROXY_PORT,
            host -> through.contains(host) || (isForAll && !own.contains(host))));
  }

  /** Return the services of a site that has a proxy if its plan demands one. */
  static List<SimulatedService> of(Plan plan) {
    return of(plan, throughProxy(plan));
  }

  /**
   * Return a service for each check of a port: open, or dropped where it must be blocked.
   *
   * @param through the hosts that are reached through a proxy; if there are none, there is no proxy
   */
  static List<SimulatedService> of(Plan plan, Set<Host> through) {
    Stream<SimulatedService> proxies =
        through.isEmpty()
            ? Stream.of()
            : Stream.of(SimulatedService.proxy(Destination.of(PROXY_HOST), Ports.tcp(PROXY_PORT)));
    return Stream.of(proxies, plan.checks().stream().flatMap(SimulatedServices::of), controls(plan))
        .flatMap(Function.identity())
        .toList();
  }

  /** What a check asks as well has the service that the check wants. */
  private static Stream<SimulatedService> controls(Plan plan) {
    Set<Question> ofChecks =
        plan.checks().stream()
            .flatMap(check -> check.onNetwork().stream())
            .map(Subject.OnNetwork::question)
            .collect(Collectors.toSet());
    return plan.vantageControls().values().stream()
        .flatMap(List::stream)
        .distinct()
        .filter(question -> !ofChecks.contains(question))
        .map(SimulatedServices::of);
  }

  /** Return the hosts that a plan demands to be reached through a proxy. */
  static Set<Host> throughProxy(Plan plan) {
    return plan.checks().stream()
        .filter(check -> check.requirement().expect() == Expect.VIA_PROXY)
        .flatMap(check -> check.onNetwork().stream())
        .map(subject -> subject.question().destination().host())
        .collect(Collectors.toSet());
  }

  /** Return the hosts of a plan that are no hosts of the site. */
  static Set<Host> outside(Plan plan, Environment site) {
    Set<Host> own = own(site);
    return plan.checks().stream()
        .flatMap(check -> check.onNetwork().stream())
        .map(subject -> subject.question().destination().host())
        .filter(host -> !own.contains(host))
        .collect(Collectors.toSet());
  }

  private static Set<Host> own(Environment site) {
    return site.roles().values().stream()
        .flatMap(List::stream)
        .map(SiteHost::host)
        .collect(Collectors.toSet());
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
