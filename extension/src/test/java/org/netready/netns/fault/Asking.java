// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.netready.environment.Environment;
import org.netready.environment.SiteProxy;
import org.netready.netns.bed.Bed;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Filter;
import org.netready.plan.Plan;
import org.netready.plan.Planner;
import org.netready.probe.Observation;
import org.netready.probe.Prober;
import org.netready.probe.ProxyRules;
import org.netready.probe.ProxyServer;
import org.netready.probe.TrustAnchors;
import org.netready.run.Asker;
import org.netready.run.Run;
import org.netready.run.Runner;
import org.netready.spec.PackSelection;
import org.netready.spec.RequirementBuilder;
import org.netready.spec.Requirements;
import org.netready.vantage.LocalVantages;
import org.netready.vantage.Vantages;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Judge;

/**
 * Puts the questions of cells as a suite does, by a plan and its run, and judges what was seen by
 * each expectation.
 */
final class Asking {

  private static final String CONTROL = "-control-";

  private final List<Cell> cells;
  private final Environment environment;
  private final Map<String, Prober> probers = new ConcurrentHashMap<>();

  Asking(List<Cell> cells, Environment environment) {
    this.cells = cells;
    this.environment = environment;
  }

  /** Ask, and hand over each answer when it is there. */
  void ask(Consumer<Answer> answers) {
    Plan plan = Planner.plan(List.of(pack()), environment, Filter.ALL);
    Map<String, Check> checks = new HashMap<>();
    plan.checks().forEach(check -> checks.put(check.requirement().id(), check));
    Vantages vantages = LocalVantages.open(environment);
    try (vantages;
        Run run = Runner.start(plan, environment, vantage -> asker(vantages, vantage))) {
      for (Cell cell : cells) {
        List<Observation> controls =
            List.of("tcp", "udp").stream()
                .map(it -> run.result(checks.get(cell.row().id() + CONTROL + it)))
                .map(it -> it.observation().orElseThrow())
                .toList();
        answers.accept(answer(cell, run.result(checks.get(cell.id())), controls));
      }
    }
  }

  private Asker asker(Vantages vantages, String vantage) {
    TrustAnchors anchors =
        new TrustAnchors(
            environment.trust().publicRoots(),
            environment.trust().siteRoots(),
            environment.trust().productRoots());
    return probers.computeIfAbsent(
            vantage,
            it -> new Prober(vantages.at(it), anchors, proxies(), environment.limits().check()))
        ::askAsync;
  }

  private ProxyRules proxies() {
    Map<ProxyRules.Use, ProxyRules.Rule> rules = new EnumMap<>(ProxyRules.Use.class);
    environment
        .proxy()
        .proxies()
        .forEach((use, proxy) -> rules.put(ProxyRules.Use.valueOf(use.name()), rule(proxy)));
    return ProxyRules.of(rules, List.of());
  }

  private static ProxyRules.Rule rule(SiteProxy proxy) {
    ProxyServer server =
        new ProxyServer(
            ProxyServer.Kind.valueOf(proxy.kind().name()),
            proxy.host(),
            proxy.port(),
            proxy.credentials().map(it -> new ProxyRules.Credentials(it.user(), it.password())));
    return new ProxyRules.Rule(
        server, proxy.source(), proxy.noProxy(), proxy.exceptions(), proxy.written());
  }

  private PackSelection pack() {
    List<RequirementBuilder> requirements = new ArrayList<>();
    cells.forEach(cell -> requirements.add(cell.kind().demand(requirement(cell.row(), cell.id()))));
    cells.stream()
        .map(Cell::row)
        .distinct()
        .forEach(
            row -> {
              String id = row.id() + CONTROL;
              requirements.add(requirement(row, id + "tcp").port(Bed.CONTROL_PORT));
              requirements.add(requirement(row, id + "udp").udp(Bed.CONTROL_PORT));
            });
    return Requirements.pack("bed", requirements.toArray(RequirementBuilder[]::new));
  }

  private static RequirementBuilder requirement(Row row, String id) {
    return Requirements.requirement(id)
        .title(id)
        .from(BedSite.CLIENTS)
        .to(row.is(Row.Trait.DECLARED) ? row.id() : Rows.target(row).name());
  }

  private static Answer answer(Cell cell, CheckResult asked, List<Observation> controls) {
    Observation seen = asked.observation().orElseThrow();
    Map<Expectation, Answer.Result> results = new EnumMap<>(Expectation.class);
    for (Expectation expectation : Answer.expectations()) {
      Check check = expecting(expectation, asked.check());
      results.put(expectation, Answer.Result.of(Judge.judge(check, seen, controls)));
    }
    return new Answer(cell.id(), Answer.state(seen.state()), seen.took().toMillis(), results);
  }

  private static Check expecting(Expectation expectation, Check check) {
    return new Check(
        check.id(),
        check.requirement(),
        check.pack(),
        check.profile(),
        check.subject(),
        expectation);
  }
}
