// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.yaml.Problems;

/** Checks a requirement but for where it goes: its id, references, sources, condition and rule. */
final class RequirementLint {

  private final Pack pack;
  private final Requirement requirement;
  private final Places places;
  private final Problems problems;

  RequirementLint(Pack pack, Requirement requirement, Places places, Problems problems) {
    this.pack = pack;
    this.requirement = requirement;
    this.places = places;
    this.problems = problems;
  }

  void run() {
    if (!requirement.id().isEmpty() && !PackLint.isName(requirement.id())) {
      add("id", requirement.id(), PackLint.notAName(requirement.id(), "an id"));
    }
    requirement.tags().stream()
        .filter(tag -> !PackLint.isName(tag))
        .forEach(tag -> add("tags", tag, PackLint.notAName(tag, "a tag")));
    Set<String> profiles = pack.profiles().keySet();
    requirement.profiles().stream()
        .filter(profile -> !profiles.contains(profile))
        .forEach(
            profile -> add("profiles", profile, Spelling.unknown("profile", profile, profiles)));
    sources();
    requirement.when().ifPresent(condition -> condition.comparisons().forEach(this::comparison));
    requirement.rule().ifPresent(this::rule);
  }

  private void sources() {
    List<String> from = requirement.from();
    for (String role : from) {
      if (!pack.roles().containsKey(role) && !Role.PREDEFINED.contains(role)) {
        add("from", role, unknownRole(pack, role, ""));
      }
    }
    for (String role : PackLint.repeated(from)) {
      add("from", role, "'%s' is there twice; expected it once".formatted(role));
    }
    choices();
    if (from.contains(Role.SELF)) {
      self();
    } else if (isAboutTheSource() && !from.isEmpty()) {
      add(
          "from",
          from.get(0),
          "'expect: %s' is about a host itself; expected from: [self]"
              .formatted(org.netready.yaml.MappingReader.word(requirement.expect())));
    }
  }

  /** Of what must not be, one that is not is never enough. */
  private void choices() {
    boolean isForbidding =
        requirement.expect() == Expect.BLOCKED || requirement.expect() == Expect.PRIVATE_ADDRESS;
    if (!isForbidding) {
      return;
    }
    String word = org.netready.yaml.MappingReader.word(requirement.expect());
    if (requirement.alternatives().size() > 1) {
      add(
          "oneOf",
          "",
          "'oneOf' with 'expect: %s'; expected a requirement for each, as all have to be so"
              .formatted(word));
    }
    if (requirement.sources() == Sources.ANY) {
      add(
          "sources",
          "any",
          "'sources: any' with 'expect: %s'; expected 'all', as it has to be so from each"
              .formatted(word));
    }
  }

  private boolean isAboutTheSource() {
    return switch (requirement.expect()) {
      case ONLY_LISTENING, MUST_BE_FREE -> true;
      case REACHABLE, BLOCKED, PRIVATE_ADDRESS, VIA_PROXY, DIRECT, VARIABLE_ALLOWED, MANUAL ->
          false;
    };
  }

  private void self() {
    if (requirement.from().size() > 1) {
      add("from", Role.SELF, "'self' beside other sources; expected it alone");
    }
    for (Alternative alternative : requirement.alternatives()) {
      for (Target target : alternative.to()) {
        if (!(target instanceof Target.RoleTarget)) {
          add(
              "to",
              target.text(),
              "'%s' cannot be reached from itself; expected a role, as the source is 'self'"
                  .formatted(target.text()));
        }
      }
    }
  }

  private void comparison(Condition.OneOf comparison) {
    Fact fact = pack.facts().get(comparison.fact());
    if (fact == null) {
      add(
          "when",
          comparison.fact(),
          Spelling.unknown("fact", comparison.fact(), pack.facts().keySet()));
      return;
    }
    for (String value : comparison.values().stream().sorted().toList()) {
      if (value.equals("true") && !fact.isYesNo() && !fact.allowed().isEmpty()) {
        add(
            "when",
            fact.name(),
            "fact '%s' is not yes or no; expected a comparison such as %s == %s"
                .formatted(fact.name(), fact.name(), fact.allowed().get(0)));
      } else if (!fact.allowed().contains(value)) {
        add(
            "when",
            value,
            "'%s' is not allowed for fact '%s'; expected one of %s"
                .formatted(value, fact.name(), fact.allowed()));
      }
    }
  }

  private void rule(ValueRule rule) {
    Variable variable = pack.variables().get(rule.variable());
    if (variable == null) {
      if (!rule.variable().isEmpty()) {
        add(
            "variable",
            rule.variable(),
            Spelling.unknown("variable", rule.variable(), pack.variables().keySet()));
      }
      return;
    }
    if (rule.allowed().isEmpty() && rule.forbidden().isEmpty()) {
      add(
          "",
          "",
          "neither 'allowed' nor 'forbidden' for variable '%s'; expected one of them"
              .formatted(rule.variable()));
    }
    rule.allowed().forEach(value -> ruleValue(variable, "allowed", value));
    rule.forbidden().forEach(value -> ruleValue(variable, "forbidden", value));
  }

  private void ruleValue(Variable variable, String key, String value) {
    Optional<String> mistake = VariableLint.mistake(variable.type(), value);
    mistake.ifPresent(message -> add(key, value, message));
  }

  private void add(String key, String text, String message) {
    problems.add(places.of(requirement, key, text), message);
  }

  /**
   * Return the message for a role that is not there.
   *
   * @param or what else would be right; empty if nothing
   */
  static String unknownRole(Pack pack, String role, String or) {
    List<String> known =
        java.util.stream.Stream.concat(
                pack.roles().keySet().stream(), Role.PREDEFINED.stream().sorted())
            .toList();
    return "unknown role '%s'; expected one of %s%s%s"
        .formatted(role, known, or, Spelling.hint(role, known));
  }
}
