// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netready.environment.Phase;
import org.netready.spec.Expect;
import org.netready.spec.Listens;
import org.netready.spec.Requirement;
import org.netready.spec.Sources;
import org.netready.spec.Template;
import org.netready.spec.ValueRule;

/** Binds one requirement to the endpoints of a site. */
final class RequirementPlanner {

  private final SiteValues values;
  private final SiteFacts facts;
  private final AtomPlanner atoms;
  private final ListenerPlanner listeners;
  private final CheckFactory checks;
  private final Phase phase;

  RequirementPlanner(
      SiteValues values,
      SiteFacts facts,
      AtomPlanner atoms,
      ListenerPlanner listeners,
      CheckFactory checks,
      Phase phase) {
    this.values = values;
    this.facts = facts;
    this.atoms = atoms;
    this.listeners = listeners;
    this.checks = checks;
    this.phase = phase;
  }

  /**
   * Return the requirement with its checks and gaps; empty if the site lacks a value that it needs,
   * which is then reported.
   *
   * @throws IllegalArgumentException if a value makes something of it that is no host or port
   */
  Optional<PlannedRequirement> plan(SelectedRequirement selected) {
    Requirement requirement = selected.requirement();
    if (!selected.isInChosenProfile()) {
      return Optional.of(notChosen(selected));
    }
    if (!facts.sufficeFor(requirement)) {
      return Optional.empty();
    }
    if (!requirement.when().map(facts::isMet).orElse(true)) {
      return Optional.of(notMet(selected));
    }
    if (requirement.expect() == Expect.MANUAL) {
      return Optional.of(manual(selected));
    }
    return values.sufficeFor(requirement) ? Optional.of(expected(selected)) : Optional.empty();
  }

  private static PlannedRequirement notChosen(SelectedRequirement selected) {
    String detail =
        "it is of %s; chosen are %s"
            .formatted(
                selected.allProfiles(), selected.selection().profiles().stream().sorted().toList());
    return gaps(selected, selected.allProfiles(), GapReason.PROFILE_NOT_CHOSEN, detail);
  }

  private PlannedRequirement notMet(SelectedRequirement selected) {
    String detail = selected.requirement().when().map(facts::explain).orElse("");
    return gaps(selected, selected.chosenProfiles(), GapReason.CONDITION_NOT_MET, detail);
  }

  private PlannedRequirement expected(SelectedRequirement selected) {
    return switch (selected.requirement().expect()) {
      case REACHABLE, BLOCKED, PRIVATE_ADDRESS, VIA_PROXY, DIRECT -> onNetwork(selected);
      case VARIABLE_ALLOWED -> ofValue(selected);
      case ONLY_LISTENING -> onlyListening(selected);
      case MUST_BE_FREE -> mustBeFree(selected);
      case MANUAL -> manual(selected);
    };
  }

  private static PlannedRequirement manual(SelectedRequirement selected) {
    return gaps(
        selected,
        selected.chosenProfiles(),
        GapReason.MANUAL,
        "a person has to confirm that " + selected.requirement().title());
  }

  private static PlannedRequirement gaps(
      SelectedRequirement selected, String profile, GapReason reason, String detail) {
    Missing missing = new Missing(reason, detail);
    List<Gap> gaps =
        Atom.of(selected.requirement()).stream()
            .flatMap(List::stream)
            .map(atom -> atom.gap(selected, profile, missing))
            .toList();
    return new PlannedRequirement(selected.requirement(), selected.pack().name(), List.of(), gaps);
  }

  private PlannedRequirement ofValue(SelectedRequirement selected) {
    Requirement requirement = selected.requirement();
    ValueRule rule =
        requirement
            .rule()
            .orElseThrow(() -> new IllegalArgumentException("no variable is named; expected one"));
    List<Check> ofValues =
        values.of(rule.variable()).stream()
            .distinct()
            .map(value -> checks.ofValue(selected, rule, value))
            .toList();
    if (ofValues.isEmpty()) {
      Template variable = new Template("${" + rule.variable() + "}");
      return gaps(
          selected,
          selected.chosenProfiles(),
          GapReason.LIST_NOT_ENUMERATED,
          values.toEnumerate(variable));
    }
    return new PlannedRequirement(requirement, selected.pack().name(), ofValues, List.of());
  }

  private PlannedRequirement onlyListening(SelectedRequirement selected) {
    List<Check> found = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    Atom.byTarget(selected.requirement())
        .forEach(atoms -> listeners.bind(selected, atoms, found, gaps));
    return new PlannedRequirement(selected.requirement(), selected.pack().name(), found, gaps);
  }

  /** Where the product listens, its own ports are in use once it is installed. */
  private PlannedRequirement mustBeFree(SelectedRequirement selected) {
    boolean isOfProduct = selected.requirement().listens() == Listens.INSTALLED;
    return isOfProduct && phase == Phase.INSTALLED
        ? gaps(
            selected,
            selected.chosenProfiles(),
            GapReason.CONDITION_NOT_MET,
            "the product is installed and holds the port itself; it has to be free before")
        : onNetwork(selected);
  }

  private PlannedRequirement onNetwork(SelectedRequirement selected) {
    List<Check> all = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (List<Atom> fromAnywhere : Atom.of(selected.requirement())) {
      List<Check> found = new ArrayList<>();
      List<Gap> left = new ArrayList<>();
      fromAnywhere.forEach(atom -> atoms.bind(selected, atom, found, left));
      if (selected.requirement().sources() == Sources.ANY && !found.isEmpty()) {
        left.removeIf(gap -> gap.reason() == GapReason.NO_VANTAGE);
      }
      all.addAll(found);
      gaps.addAll(left);
    }
    return new PlannedRequirement(selected.requirement(), selected.pack().name(), all, gaps);
  }
}
