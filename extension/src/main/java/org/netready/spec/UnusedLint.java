// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.yaml.Problems;

/** Finds what a pack declares and does not use. */
final class UnusedLint {

  private final Pack pack;
  private final Places places;
  private final Problems problems;

  UnusedLint(Pack pack, Places places, Problems problems) {
    this.pack = pack;
    this.places = places;
    this.problems = problems;
  }

  void run() {
    if (pack.requirements().isEmpty()) {
      return;
    }
    report("profiles", "profile", pack.profiles().keySet(), usedProfiles());
    report("facts", "fact", pack.facts().keySet(), usedFacts());
    report("variables", "variable", pack.variables().keySet(), usedVariables());
    report("roles", "role", pack.roles().keySet(), usedRoles());
    report("wildcards", "wildcard", pack.wildcards().keySet(), usedWildcards());
  }

  private void report(String section, String kind, Collection<String> declared, Set<String> used) {
    for (String name : declared) {
      if (!used.contains(name)) {
        problems.add(
            places.ofDeclaration(section, name),
            "%s '%s' is not used; expected a requirement that uses it, or no such %s"
                .formatted(kind, name, kind));
      }
    }
  }

  /** A profile that no requirement names still counts if it is chosen in place of another. */
  private Set<String> usedProfiles() {
    Set<String> used = new HashSet<>();
    pack.requirements().forEach(requirement -> used.addAll(requirement.profiles()));
    boolean hasCommon = pack.requirements().stream().anyMatch(it -> it.profiles().isEmpty());
    boolean hasDefault = pack.profiles().values().stream().anyMatch(Profile::isDefault);
    for (Profile profile : pack.profiles().values()) {
      if (hasCommon && !profile.isDefault() && (hasDefault || pack.profileRequired())) {
        used.add(profile.name());
      }
    }
    return used;
  }

  private Set<String> usedFacts() {
    Set<String> used = new HashSet<>();
    pack.requirements()
        .forEach(it -> it.when().ifPresent(condition -> used.addAll(condition.facts())));
    return used;
  }

  private Set<String> usedVariables() {
    Set<String> used = new HashSet<>();
    Stream.concat(
            alternatives().flatMap(it -> it.to().stream()).map(Target::text),
            alternatives().flatMap(it -> it.ports().stream()).map(Template::text))
        .forEach(text -> used.addAll(new Template(text).variables()));
    pack.requirements().forEach(it -> it.rule().ifPresent(rule -> used.add(rule.variable())));
    pack.wildcards()
        .values()
        .forEach(hint -> used.addAll(new Template(hint.wildcard() + hint.example()).variables()));
    pack.variables()
        .values()
        .forEach(it -> it.derived().ifPresent(derived -> used.add(derived.from())));
    return used;
  }

  private Set<String> usedRoles() {
    Set<String> used = new HashSet<>();
    pack.requirements().forEach(requirement -> used.addAll(requirement.from()));
    alternatives().flatMap(it -> it.to().stream()).map(Target::text).forEach(used::add);
    return used;
  }

  private Set<String> usedWildcards() {
    Set<String> used = new HashSet<>();
    alternatives().flatMap(it -> it.to().stream()).map(Target::text).forEach(used::add);
    return used;
  }

  private Stream<Alternative> alternatives() {
    return pack.requirements().stream().flatMap(it -> it.alternatives().stream());
  }
}
