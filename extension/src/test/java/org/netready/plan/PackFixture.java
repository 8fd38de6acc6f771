// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netready.spec.Fact;
import org.netready.spec.Pack;
import org.netready.spec.PackSelection;
import org.netready.spec.Profile;
import org.netready.spec.Role;
import org.netready.spec.ValueType;
import org.netready.spec.Variable;
import org.netready.spec.WildcardHint;
import org.netready.yaml.Position;

/** Builds small packs. */
final class PackFixture {

  private final String name;
  private final Map<String, Profile> profiles = new LinkedHashMap<>();
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, WildcardHint> wildcards = new LinkedHashMap<>();
  private final List<RequirementFixture> requirements = new ArrayList<>();

  private PackFixture(String name) {
    this.name = name;
  }

  static PackFixture pack(String name) {
    return new PackFixture(name);
  }

  /** Return a pack that declares the roles {@code nodes} and {@code clients}. */
  static PackFixture pack(RequirementFixture... requirements) {
    return new PackFixture("vendor")
        .role("nodes", "node-1", "node-2")
        .role("clients", "client-1")
        .requirements(requirements);
  }

  static Position position(int line) {
    return new Position("vendor.yaml", URI.create("file:/vendor.yaml"), line, 5);
  }

  PackFixture requirements(RequirementFixture... more) {
    requirements.addAll(List.of(more));
    return this;
  }

  PackFixture profiles(String... names) {
    profiles.putAll(
        Arrays.stream(names)
            .map(it -> new Profile(it, "", false))
            .collect(toMap(Profile::name, identity(), (one, other) -> one, LinkedHashMap::new)));
    return this;
  }

  PackFixture role(String role, String... example) {
    roles.put(role, new Role(role, "", List.of(example)));
    return this;
  }

  PackFixture yesNo(String fact, String defaultValue, String example) {
    return fact(fact, List.of("true", "false"), defaultValue, example);
  }

  PackFixture fact(String fact, List<String> allowed, String defaultValue, String example) {
    facts.put(fact, new Fact(fact, "It is so.", allowed, said(defaultValue), said(example)));
    return this;
  }

  PackFixture variable(String variable, ValueType type, String... example) {
    return variable(variable, type, List.of(), List.of(), example);
  }

  PackFixture variable(
      String variable,
      ValueType type,
      List<String> allowed,
      List<String> defaultValue,
      String... example) {
    variables.put(
        variable,
        new Variable(
            variable,
            "What it is.",
            type,
            List.of(example),
            allowed,
            defaultValue,
            Optional.empty()));
    return this;
  }

  PackFixture derived(String variable, String from, Map<String, String> table) {
    variables.put(
        variable,
        new Variable(
            variable,
            "What it is.",
            ValueType.TEXT,
            List.of(),
            List.of(),
            List.of(),
            Optional.of(new Variable.Derived(from, table))));
    return this;
  }

  PackFixture wildcard(String wildcard, List<String> samples, String example) {
    wildcards.put(wildcard, new WildcardHint(wildcard, "Take your own.", samples, example));
    return this;
  }

  PackSelection select(String... chosen) {
    Pack pack =
        new Pack(
            name,
            name,
            "",
            List.of(),
            false,
            profiles,
            facts,
            variables,
            roles,
            wildcards,
            requirements.stream().map(RequirementFixture::build).toList(),
            position(1));
    return new PackSelection(pack, Set.of(chosen));
  }

  private static Optional<String> said(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
