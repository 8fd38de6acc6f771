// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.HostName;
import org.netready.yaml.Problems;

/** Checks the profiles, facts and roles that a pack declares. */
final class DeclarationLint {

  private static final Set<String> YES_NO = Set.of("true", "false");

  private final Pack pack;
  private final Places places;
  private final Problems problems;

  DeclarationLint(Pack pack, Places places, Problems problems) {
    this.pack = pack;
    this.places = places;
    this.problems = problems;
  }

  void run() {
    pack.profiles().values().forEach(this::profile);
    if (pack.profileRequired() && pack.profiles().isEmpty()) {
      problems.add(
          places.of("profile-choice", "required"),
          "a profile is required, but there is none; expected 'profiles', or no 'profile-choice'");
    }
    pack.facts().values().forEach(this::fact);
    pack.roles().values().forEach(this::role);
  }

  private void profile(Profile profile) {
    checkName("profiles", profile.name(), "a profile's name");
    if (profile.isDefault() && pack.profileRequired()) {
      problems.add(
          places.ofDeclaration("profiles", profile.name(), "default", "true"),
          "profile '%s' is a default, but 'profile-choice' is required; expected one of the two"
              .formatted(profile.name()));
    }
  }

  private void fact(Fact fact) {
    checkName("facts", fact.name(), "a fact's name");
    if (fact.allowed().size() < 2) {
      add(fact, "allowed", "", "fact '%s' allows fewer than two values; expected at least two");
    } else if (fact.allowed().stream().anyMatch(YES_NO::contains)
        && !Set.copyOf(fact.allowed()).equals(YES_NO)) {
      add(fact, "allowed", "", "fact '%s' mixes true or false with others; expected [true, false]");
    }
    for (String value : fact.allowed()) {
      if (!ConditionParser.isWord(value)) {
        add(
            fact,
            "allowed",
            value,
            "fact '%s' allows '"
                + value
                + "'; expected letters, digits, hyphens and dots, and none of [and, in, not, or]");
      }
    }
    for (String value : PackLint.repeated(fact.allowed())) {
      add(fact, "allowed", value, "fact '%s' allows '" + value + "' twice; expected it once");
    }
    checkAllowed(fact, "default", fact.defaultValue());
    checkAllowed(fact, "example", fact.example());
    if (fact.defaultValue().isEmpty() && fact.example().isEmpty()) {
      add(
          fact,
          "",
          "",
          "fact '%s' has neither default nor example; expected one, for the simulated network");
    }
  }

  private void checkAllowed(Fact fact, String key, Optional<String> value) {
    if (value.isPresent() && !fact.allowed().contains(value.get())) {
      problems.add(
          places.ofDeclaration("facts", fact.name(), key, value.get()),
          "'%s' is not allowed for fact '%s'; expected one of %s"
              .formatted(value.get(), fact.name(), fact.allowed()));
    }
  }

  private void add(Fact fact, String key, String text, String message) {
    problems.add(
        places.ofDeclaration("facts", fact.name(), key, text), message.formatted(fact.name()));
  }

  private void role(Role role) {
    checkName("roles", role.name(), "a role's name");
    if (Role.PREDEFINED.contains(role.name())) {
      problems.add(
          places.ofDeclaration("roles", role.name()),
          "role '%s' is predefined; expected another name".formatted(role.name()));
    }
    if (role.example().isEmpty()) {
      problems.add(
          places.ofDeclaration("roles", role.name()),
          "role '%s' has no example; expected host names for the simulated network"
              .formatted(role.name()));
    }
    role.example().forEach(host -> exampleHost(role, host));
    for (String host : PackLint.repeated(role.example())) {
      problems.add(
          places.ofDeclaration("roles", role.name(), "example", host),
          "'%s' is there twice; expected it once".formatted(host));
    }
  }

  private void exampleHost(Role role, String host) {
    if (!isSingleLabel(host)) {
      problems.add(
          places.ofDeclaration("roles", role.name(), "example", host),
          "'%s' is not a host of the simulated network; expected a single label such as node-1"
              .formatted(host));
    }
  }

  private static boolean isSingleLabel(String host) {
    return host.indexOf('.') < 0 && Mistake.of(host, HostName::parse).isEmpty();
  }

  private void checkName(String section, String name, String what) {
    if (!PackLint.isName(name)) {
      problems.add(places.ofDeclaration(section, name), PackLint.notAName(name, what));
    }
  }
}
