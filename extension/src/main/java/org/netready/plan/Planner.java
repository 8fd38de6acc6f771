// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.netready.environment.Environment;
import org.netready.spec.PackSelection;
import org.netready.spec.Requirement;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/**
 * Binds the requirements of the chosen packs to the endpoints of a site. Nothing is asked of the
 * network, and the same input gives the same plan.
 */
public final class Planner {

  private final List<PackSelection> packs;
  private final Supplier<List<PackSelection>> known;
  private final Environment environment;
  private final Filter filter;
  private final Problems problems = new Problems();

  private Planner(
      List<PackSelection> packs,
      Environment environment,
      Filter filter,
      Supplier<List<PackSelection>> known) {
    this.packs = packs;
    this.known = known;
    this.environment = environment;
    this.filter = filter;
  }

  /**
   * Plan a run.
   *
   * <p>Every requirement that the filter selects ends as at least one check or one gap.
   *
   * @param packs the chosen packs, in order
   * @param environment the site
   * @param filter what the run is about
   * @return the plan, with at least one check
   * @throws SpecException with all mistakes, if the site lacks a value that a selected requirement
   *     needs, has one that is not allowed, or names what no pack knows; if an id is there twice;
   *     if the filter selects nothing; if no check can be made at all
   */
  public static Plan plan(List<PackSelection> packs, Environment environment, Filter filter) {
    return plan(packs, environment, filter, List::of);
  }

  /**
   * Plan a run against an environment that serves other packs as well.
   *
   * @param packs the chosen packs, in order
   * @param environment the site
   * @param filter what the run is about
   * @param known other packs, whose roles, variables, facts and wildcards the site may name; asked
   *     for only if it names any that the chosen packs do not
   * @return the plan, with at least one check
   * @throws SpecException as {@link #plan(List, Environment, Filter)}
   */
  public static Plan plan(
      List<PackSelection> packs,
      Environment environment,
      Filter filter,
      Supplier<List<PackSelection>> known) {
    return new Planner(packs, environment, filter, known).plan();
  }

  private Plan plan() {
    List<SelectedRequirement> all = SelectedRequirement.of(packs);
    requireUniqueIds(all);
    List<SelectedRequirement> selected =
        all.stream().filter(it -> filter.mayContain(it.requirement(), it.pack())).toList();
    if (selected.isEmpty()) {
      problems.add(nothingSelected(all));
    }
    RequirementPlanner planner = requirementPlanner();
    List<PlannedRequirement> planned = new ArrayList<>();
    for (SelectedRequirement requirement : selected) {
      plan(planner, requirement)
          .flatMap(it -> filter.select(it, requirement.pack()))
          .ifPresent(planned::add);
    }
    problems.throwIfAny();
    List<PlannedRequirement> controlled = ControlFinder.withControls(planned);
    Plan plan = new Plan(controlled, VantageControls.of(controlled, environment));
    requireChecks(plan, all);
    return plan;
  }

  private RequirementPlanner requirementPlanner() {
    Declarations declared = Declarations.of(packs);
    checkNames(declared);
    SiteValues values = new SiteValues(declared, environment, problems);
    SiteFacts facts = new SiteFacts(declared, environment, problems);
    Samples samples = new Samples(declared, environment, values, problems);
    SiteHosts hosts = new SiteHosts(environment);
    CheckFactory checks = new CheckFactory(environment);
    SourceFinder sources = new SourceFinder(environment, hosts);
    DestinationFinder destinations = new DestinationFinder(environment, values, samples);
    return new RequirementPlanner(
        values,
        facts,
        new AtomPlanner(
            values,
            hosts,
            sources,
            destinations,
            checks,
            new PrefixSample(environment.limits().ranges())),
        new ListenerPlanner(
            values, hosts, sources, destinations, checks, environment.allowedListeners()),
        checks,
        environment.phase());
  }

  private void checkNames(Declarations declared) {
    Problems unknown = new Problems();
    EnvironmentNames.check(declared, environment, unknown);
    if (!unknown.isEmpty()) {
      List<PackSelection> declaring = new ArrayList<>(packs);
      declaring.addAll(known.get());
      EnvironmentNames.check(Declarations.of(declaring), environment, problems);
    }
  }

  private Optional<PlannedRequirement> plan(
      RequirementPlanner planner, SelectedRequirement selected) {
    Requirement requirement = selected.requirement();
    try {
      return planner.plan(selected);
    } catch (IllegalArgumentException e) {
      problems.add(
          requirement.position(),
          "requirement '%s' with environment %s: %s"
              .formatted(requirement.id(), environment.name(), e.getMessage()));
      return Optional.empty();
    }
  }

  private void requireUniqueIds(List<SelectedRequirement> all) {
    Map<String, Requirement> seen = new HashMap<>();
    for (SelectedRequirement selected : all) {
      Requirement requirement = selected.requirement();
      Requirement before = seen.putIfAbsent(requirement.id(), requirement);
      if (before != null) {
        problems.add(
            requirement.position(),
            "duplicate id '%s', first at %s; expected it once among all packs"
                .formatted(requirement.id(), before.position()));
      }
    }
  }

  private String nothingSelected(List<SelectedRequirement> all) {
    if (all.isEmpty()) {
      return "no requirement: %s; expected at least one"
          .formatted(packs.isEmpty() ? "no pack is chosen" : "the chosen packs have none");
    }
    List<String> near =
        filter.include().stream()
            .flatMap(term -> near(term, all).stream())
            .distinct()
            .collect(Collectors.toList());
    return "the filter selects nothing (%s); expected it to match one of %s requirements, such as %s"
        .formatted(filter, all.size(), near.isEmpty() ? ids(all) : near);
  }

  private static List<String> near(Filter.Term term, List<SelectedRequirement> all) {
    List<String> words =
        all.stream().flatMap(it -> Filter.words(term.kind(), it.requirement(), it.pack())).toList();
    return words.isEmpty() ? ids(all) : Names.near(term.glob().text(), words);
  }

  private static List<String> ids(List<SelectedRequirement> all) {
    return all.stream().map(it -> it.requirement().id()).limit(5).toList();
  }

  private void requireChecks(Plan plan, List<SelectedRequirement> all) {
    if (plan.requirements().isEmpty()) {
      problems.add(nothingSelected(all));
    } else if (plan.checks().isEmpty()) {
      problems.add(nothingToCheck(plan));
    }
    problems.throwIfAny();
  }

  private String nothingToCheck(Plan plan) {
    String gaps =
        Counts.of(plan).gaps().entrySet().stream()
            .map(entry -> entry.getValue() + " x " + entry.getKey().words())
            .collect(Collectors.joining(", "));
    String first =
        plan.gaps().stream()
            .filter(gap -> !gap.reason().isQuiet())
            .findFirst()
            .map(gap -> "; the first: " + gap.detail())
            .orElse("");
    return "no check can be made: %s; expected environment %s to allow at least one%s"
        .formatted(gaps, environment.name(), first);
  }
}
