// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.netready.environment.Environment;
import org.netready.plan.Check;
import org.netready.plan.Plan;
import org.netready.plan.PlannedRequirement;
import org.netready.probe.VantageException;
import org.netready.report.PlanWriter;
import org.netready.report.Provenance;
import org.netready.report.ResultWriter;
import org.netready.report.RunFolder;
import org.netready.report.RunFolderException;
import org.netready.run.Run;
import org.netready.run.Runner;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Headline;
import org.netready.verdict.RequirementResult;
import org.netready.verdict.Tally;
import org.netready.verdict.Verdict;

/** A suite that is being run: its probes are under way, its files are written, its end is said. */
final class SuiteRun implements AutoCloseable {

  private static final int MOST_FIXES = 20;

  private final Suite suite;
  private final Call call;
  private final Optional<OpenSite> site;
  private final Run run;
  private final RunFolder folder;
  private final String shownFolder;
  private final KeptResults kept;
  private final Map<String, CheckResult> judged = new ConcurrentHashMap<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  private SuiteRun(
      Suite suite,
      Call call,
      Optional<OpenSite> site,
      Run run,
      RunFolder folder,
      String shownFolder,
      KeptResults kept) {
    this.suite = suite;
    this.call = call;
    this.site = site;
    this.run = run;
    this.folder = folder;
    this.shownFolder = shownFolder;
    this.kept = kept;
  }

  /**
   * Start all probes, in a dry run none, and write the plan meanwhile.
   *
   * @param kept the results of earlier executions in this session; new ones take their place
   */
  static SuiteRun start(Suite suite, Call call, Settings settings, KeptResults kept)
      throws RunFolderException, VantageException {
    RunFolder folder = RunFolder.open(settings.output());
    Environment environment = suite.environment();
    Optional<OpenSite> site = Optional.empty();
    Plan asked = new Plan(List.of());
    if (!suite.isDryRun()) {
      site =
          Optional.of(
              OpenSite.open(
                  environment,
                  environment.isSimulated()
                      ? SimulatedServices.of(suite.plan(), suite.throughProxy())
                      : List.of(),
                  SiteProxies.of(environment, suite.throughProxy()),
                  suite.scenarios(),
                  settings.toxiproxy()));
      asked = suite.plan();
    }
    Optional<OpenSite> open = site;
    Run run =
        Runner.start(
            asked, environment, point -> open.orElseThrow().from(point)::askAsync, kept.byId());
    var started = new SuiteRun(suite, call, site, run, folder, settings.shown(folder.path()), kept);
    started.writePlan();
    return started;
  }

  private void writePlan() throws RunFolderException {
    try {
      new PlanWriter(folder, provenance(suite, "")).write(suite.plan());
    } catch (RunFolderException e) {
      stop();
      throw e;
    }
  }

  /**
   * Wait for the answers that a check needs, and judge them; what was judged once stays, but for
   * what an interrupted thread did not wait for.
   */
  CheckResult result(Check check) {
    CheckResult known = judged.get(check.id());
    if (known != null) {
      return known;
    }
    CheckResult result = run.result(check);
    if (!Thread.currentThread().isInterrupted()) {
      judged.put(check.id(), result);
    }
    return result;
  }

  /** Return the suite that is run. */
  Suite suite() {
    return suite;
  }

  /** Return which call started it. */
  Call call() {
    return call;
  }

  /** Wait for all results, write them, and return them; the headline is not said. */
  List<RequirementResult> write() throws RunFolderException {
    ended.set(true);
    List<RequirementResult> results = requirementResults();
    List<CheckResult> noted = results.stream().flatMap(it -> it.noted().stream()).toList();
    new ResultWriter(folder, provenance(suite, toxiproxy().orElse(""))).write(noted, Instant.now());
    kept.keep(ofChecks(results));
    return results;
  }

  private static List<CheckResult> ofChecks(List<RequirementResult> results) {
    return results.stream().flatMap(it -> it.results().stream()).toList();
  }

  private List<RequirementResult> requirementResults() {
    return run.plan().requirements().stream().map(this::result).toList();
  }

  private RequirementResult result(PlannedRequirement planned) {
    return new RequirementResult(planned, planned.checks().stream().map(this::result).toList());
  }

  /** Wait for all results, write them, say the headline, and return them. */
  List<CheckResult> finish() throws RunFolderException {
    return finish(List.of());
  }

  /**
   * End the probes that are still under way, and close the site. What was not awaited until now is
   * an ERROR in the results, and the headline is said.
   */
  @Override
  public void close() {
    stop();
    if (!ended.get()) {
      try {
        finish(List.of("  ended early: a check without an answer by then is an error"));
      } catch (RunFolderException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }

  private void stop() {
    run.close();
    site.ifPresent(OpenSite::close);
  }

  private List<CheckResult> finish(List<String> notes) throws RunFolderException {
    List<RequirementResult> ofRequirements = write();
    List<CheckResult> results = ofChecks(ofRequirements);
    String headline =
        suite.isDryRun()
            ? dryRun()
            : new Headline(Tally.of(ofRequirements), suite.scope()).text() + suite.scenarioMark();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Netready: " + call.testClass() + suite.simulatedMark() + suite.scenarioMark());
    suite.scenarios().forEach(it -> lines.add("  scenario: " + it.title()));
    toxiproxy().ifPresent(it -> lines.add("  toxiproxy: " + it));
    lines.addAll(fixes(results));
    lines.addAll(notes);
    lines.add("  plan and results: " + shownFolder);
    lines.add(headline);
    Console.print(lines.stream().map(suite::redact).toList());
    return results;
  }

  private String dryRun() {
    List<PlannedRequirement> all = suite.plan().requirements();
    long checked = all.stream().filter(it -> !it.checks().isEmpty()).count();
    long quiet = all.stream().filter(PlannedRequirement::isQuiet).count();
    return "DRY RUN: %s checks of %s requirements planned, %s gaps, %s not applicable; nothing was"
            .formatted(suite.plan().checks().size(), checked, all.size() - checked - quiet, quiet)
        + " probed"
        + suite.simulatedMark()
        + suite.scenarioMark();
  }

  private Optional<String> toxiproxy() {
    return site.flatMap(OpenSite::toxiproxy);
  }

  private static Provenance provenance(Suite suite, String toxiproxy) {
    return new Provenance(
        suite.environment().name(),
        suite.environment().isSimulated(),
        suite.scenarioNames(),
        toxiproxy,
        suite::redact);
  }

  /** Return what to do about the failures, each thing once. */
  private static List<String> fixes(List<CheckResult> results) {
    List<String> fixes =
        results.stream()
            .filter(result -> result.verdict() == Verdict.FAIL)
            .map(CheckResult::fix)
            .filter(fix -> !fix.isEmpty())
            .distinct()
            .toList();
    List<String> lines =
        fixes.stream().limit(MOST_FIXES).map(fix -> "  fix: " + fix).collect(Collectors.toList());
    if (fixes.size() > MOST_FIXES) {
      lines.add("  and %s more, in the results".formatted(fixes.size() - MOST_FIXES));
    }
    return lines;
  }

  /** Return whether anything was proved; a dry run proves nothing and is not asked to. */
  boolean isAnythingProven(List<CheckResult> results) {
    return suite.isDryRun()
        || results.stream().anyMatch(result -> result.verdict() == Verdict.PASS);
  }
}
