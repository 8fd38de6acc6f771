// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Host;
import org.netready.environment.Environment;
import org.netready.environment.Limits;
import org.netready.plan.ExampleEnvironment;
import org.netready.plan.Filter;
import org.netready.plan.Plan;
import org.netready.plan.Planner;
import org.netready.probe.Application;
import org.netready.probe.Destination;
import org.netready.probe.VantageException;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.SimulatedService;
import org.netready.simulation.toxiproxy.ToxiproxySource;
import org.netready.spec.PackCatalog;
import org.netready.spec.PackSelection;

/** A simulated site of all packs that ship, with all their profiles. Equal to itself alone. */
final class MatrixSite {

  /** Some conditions of the packs exclude each other: these facts meet the rest. */
  private static final Map<String, String> OTHER_FACTS =
      Map.of(
          "cni", "weave",
          "external-auth-provider", "true",
          "external-load-balancer", "false",
          "ssl-terminated-at-load-balancer", "true",
          "windows-overlay", "true");

  private final String name;
  private final Environment environment;
  private final Plan plan;
  private final Set<Host> through;

  private MatrixSite(String name, Environment environment, Plan plan, Set<Host> through) {
    this.name = name;
    this.environment = environment;
    this.plan = plan;
    this.through = through;
  }

  /** Return the site that the packs' examples make. */
  static MatrixSite ofExamples() {
    return of("examples", Map.of());
  }

  /** Return the same site with other facts. */
  static MatrixSite ofOtherFacts() {
    return of("other facts", OTHER_FACTS);
  }

  /** Return this site with a proxy through which alone all hosts outside are reached. */
  MatrixSite behindProxy() {
    return new MatrixSite(
        "behind a proxy", environment, plan, SimulatedServices.outside(plan, environment));
  }

  private static MatrixSite of(String name, Map<String, String> otherFacts) {
    PackCatalog catalog = PackCatalog.of(MatrixSite.class.getClassLoader());
    List<PackSelection> packs =
        catalog.select(catalog.names().stream().map(it -> it + ":*").toList(), Path.of(""));
    Environment example = ExampleEnvironment.of(packs);
    Map<String, String> facts = new HashMap<>(example.facts());
    facts.putAll(otherFacts);
    Environment site = with(example, facts, example.limits());
    return new MatrixSite(name, site, Planner.plan(packs, site, Filter.ALL), Set.of());
  }

  Environment environment() {
    return environment;
  }

  /** Return what is to be checked there. */
  Plan plan() {
    return plan;
  }

  /** Return the hosts that are reached through its proxy. */
  Set<Host> through() {
    return through;
  }

  /** Open its network. */
  SimulatedNetwork open(ToxiproxySource toxiproxy) throws VantageException {
    List<SimulatedService> services = new ArrayList<>(SimulatedServices.of(plan, through));
    services.add(
        SimulatedService.of(
                new Destination(
                    Host.parse("elsewhere.example.org"), List.of(MatrixImpairments.SOMEBODY_ELSE)),
                MatrixImpairments.PORT_OF_SOMEBODY_ELSE)
            .withApplication(new Application(Application.Protocol.HTTPS, "/")));
    return SimulatedNetwork.open(environment, services, Optional.empty(), toxiproxy);
  }

  /** Return the environment with another limit for each check. */
  Environment within(Duration limit) {
    Limits limits = environment.limits();
    return with(
        environment,
        environment.facts(),
        new Limits(limit, limits.suite(), limits.concurrency(), limits.perHost(), limits.ranges()));
  }

  /** Return what the matrix calls it. */
  @Override
  public String toString() {
    return name;
  }

  private static Environment with(Environment site, Map<String, String> facts, Limits limits) {
    return new Environment(
        site.name(),
        site.isSimulated(),
        site.packs(),
        site.variables(),
        facts,
        site.roles(),
        site.vantagePoints(),
        site.phase(),
        site.resolvers(),
        site.proxy(),
        site.trust(),
        site.samples(),
        limits,
        site.failOn(),
        site.allowedListeners(),
        site.source());
  }
}
