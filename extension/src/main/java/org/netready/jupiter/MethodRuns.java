// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.netready.environment.Environment;
import org.netready.plan.Plan;
import org.netready.probe.Observation;
import org.netready.probe.Question;
import org.netready.probe.VantageException;
import org.netready.report.RunFolderException;
import org.netready.simulation.scenario.Scenario;
import org.netready.spec.PackSelection;
import org.netready.verdict.RequirementResult;
import org.netready.yaml.SpecException;

/** What one test method starts, closed when the method ends. Safe for use by many threads. */
final class MethodRuns implements AutoCloseable {

  private final SuiteLoader loader;
  private final Settings settings;
  private final Session session;
  private final ClaimedIds claimed;
  private final String method;
  private final AtomicInteger calls;
  private final Queue<SuiteRun> opened;

  MethodRuns(
      SuiteLoader loader, Settings settings, Session session, ClaimedIds claimed, String method) {
    this(
        loader,
        settings,
        session,
        claimed,
        method,
        new AtomicInteger(),
        new ConcurrentLinkedQueue<>());
  }

  private MethodRuns(
      SuiteLoader loader,
      Settings settings,
      Session session,
      ClaimedIds claimed,
      String method,
      AtomicInteger calls,
      Queue<SuiteRun> opened) {
    this.loader = loader;
    this.settings = settings;
    this.session = session;
    this.claimed = claimed;
    this.method = method;
    this.calls = calls;
    this.opened = opened;
  }

  /** Return the same for a network in which something is wrong; closed together with this. */
  MethodRuns inScenarios(List<String> scenarios) {
    return new MethodRuns(
        loader.inScenarios(scenarios), settings, session, claimed, method, calls, opened);
  }

  /**
   * Start a suite and return its tests. Whatever is wrong is a test that fails.
   *
   * @param own the requirements; empty for the packs that were chosen
   */
  Stream<DynamicTest> tests(Optional<Supplier<List<PackSelection>>> own) {
    Call call = nextCall();
    try {
      Optional<Path> skeleton = settings.skeleton();
      if (skeleton.isPresent()) {
        List<PackSelection> packs = loader.selections(own);
        return SkeletonTest.stream(skeleton.get(), packs, call, session);
      }
      Suite suite = loader.load(own);
      claimed.claim(call, SuiteTests.ids(suite));
      return new SuiteTests(start(suite, call)).stream();
    } catch (SpecException e) {
      return FailingTest.of(call, e);
    } catch (RunFolderException | VantageException | RuntimeException e) {
      return FailingTest.of(call, "the run could not start", e);
    }
  }

  /**
   * Check requirements, write the results, and return them.
   *
   * @param own the requirements; empty for the packs that were chosen
   */
  List<RequirementResult> check(Optional<Supplier<List<PackSelection>>> own) {
    Call call = nextCall();
    requireProbing();
    Suite suite = loader.load(own);
    try (SuiteRun run = start(suite, call)) {
      List<RequirementResult> results = run.write();
      return suite.environment().isSimulated()
          ? results.stream().map(it -> it.withNotes(List.of("on a simulated network"))).toList()
          : results;
    } catch (RunFolderException | VantageException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Return the plan of the packs that were chosen. */
  Plan plan() {
    return loader.load(Optional.empty()).plan();
  }

  /**
   * Ask one question.
   *
   * @param vantagePoint from where; empty for the first vantage point that there is
   */
  Observation ask(Question question, Optional<String> vantagePoint) {
    requireProbing();
    Environment environment = loader.site(vantagePoint);
    String point = vantagePoint.orElseGet(() -> environment.vantagePoints().get(0).name());
    // The network of one question has little of what scenarios speak of.
    List<Scenario> scenarios =
        loader.scenarios(environment).stream().map(Scenario::generic).toList();
    try (OpenSite site =
        OpenSite.open(
            environment,
            List.of(SimulatedServices.of(question)),
            SiteProxies.of(environment),
            scenarios,
            settings.toxiproxy())) {
      return site.from(point).ask(question);
    } catch (VantageException e) {
      throw new IllegalStateException(
          "vantage point '%s' does not work: %s".formatted(point, e.getMessage()), e);
    }
  }

  /** Close what was opened. */
  @Override
  public void close() {
    for (SuiteRun it = opened.poll(); it != null; it = opened.poll()) {
      it.close();
    }
  }

  private Call nextCall() {
    return new Call(loader.name(), method, calls.incrementAndGet());
  }

  private SuiteRun start(Suite suite, Call call) throws RunFolderException, VantageException {
    SuiteRun run = SuiteRun.start(suite, call, settings, session.results(call, suite));
    opened.add(run);
    return run;
  }

  private void requireProbing() {
    loader.checkSettings();
    if (settings.isDryRun()) {
      throw Aborted.because("dry run");
    }
    if (settings.skeleton().isPresent()) {
      throw Aborted.because("nothing is probed, since 'netready.skeleton' asks for a file alone");
    }
  }
}
