// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.netready.environment.Environment;
import org.netready.plan.Plan;
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
  private final OpenSite site;
  private final Run run;
  private final RunFolder folder;
  private final Provenance provenance;
  private final Map<String, CheckResult> earlier;

  private SuiteRun(
      Suite suite,
      OpenSite site,
      Run run,
      RunFolder folder,
      Provenance provenance,
      Map<String, CheckResult> earlier) {
    this.suite = suite;
    this.site = site;
    this.run = run;
    this.folder = folder;
    this.provenance = provenance;
    this.earlier = earlier;
  }

  /**
   * Write the plan and start all probes.
   *
   * @param earlier the results of earlier executions in this session; new ones are added
   */
  static SuiteRun start(Suite suite, Settings settings, Map<String, CheckResult> earlier)
      throws RunFolderException, VantageException {
    Environment environment = suite.environment();
    Provenance provenance = new Provenance(environment.name(), environment.isSimulated());
    RunFolder folder = RunFolder.open(settings.output());
    new PlanWriter(folder, provenance).write(suite.plan());
    OpenSite site = OpenSite.open(environment, SimulatedServices.of(suite.plan()));
    Plan asked = suite.isDryRun() ? new Plan(List.of()) : suite.plan();
    Run run = Runner.start(asked, environment, point -> site.from(point)::ask, earlier);
    return new SuiteRun(suite, site, run, folder, provenance, earlier);
  }

  /** Return the run. */
  Run run() {
    return run;
  }

  /** Wait for all results, write them, say the headline, and return them. */
  List<CheckResult> finish() throws RunFolderException {
    if (suite.isDryRun()) {
      Console.print(closingWords(List.of(), dryRun()));
      return List.of();
    }
    List<RequirementResult> outcomes = run.requirementResults();
    List<CheckResult> results = outcomes.stream().flatMap(it -> it.results().stream()).toList();
    ResultWriter writer = new ResultWriter(folder, provenance);
    for (CheckResult result : results) {
      writer.write(result, Instant.now());
      earlier.put(result.check().id(), result);
    }
    Headline headline = new Headline(Tally.of(outcomes), suite.environment().isSimulated());
    Console.print(closingWords(results, headline.text()));
    return results;
  }

  /** End the probes that are still under way, and close the site. */
  @Override
  public void close() {
    run.close();
    site.close();
  }

  private List<String> closingWords(List<CheckResult> results, String headline) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Netready: " + suite.name() + suite.simulatedMark());
    lines.addAll(fixes(results));
    lines.add("  plan and results: " + folder.path());
    lines.add(headline);
    return lines;
  }

  private String dryRun() {
    return "DRY RUN: %d checks and %d gaps planned, nothing was probed%s"
        .formatted(suite.plan().checks().size(), suite.plan().gaps().size(), suite.simulatedMark());
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
      lines.add("  and %d more, in the results".formatted(fixes.size() - MOST_FIXES));
    }
    return lines;
  }

  /** Return whether anything was proved; a dry run proves nothing and is not asked to. */
  boolean isAnythingProven(List<CheckResult> results) {
    return suite.isDryRun()
        || results.stream().anyMatch(result -> result.verdict() == Verdict.PASS);
  }

  /** Return the suite that is run. */
  Suite suite() {
    return suite;
  }
}
