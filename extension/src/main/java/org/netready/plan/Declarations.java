// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netready.spec.Alternative;
import org.netready.spec.Fact;
import org.netready.spec.Pack;
import org.netready.spec.PackSelection;
import org.netready.spec.Requirement;
import org.netready.spec.Role;
import org.netready.spec.Target;
import org.netready.spec.Variable;
import org.netready.spec.WildcardHint;

/**
 * What the chosen packs declare. A name that several packs declare is one thing of the site.
 *
 * @param variables the declarations of each variable, in the order of the packs
 * @param facts the declarations of each fact, in the order of the packs
 * @param roles the declarations of each role, in the order of the packs; none for a role that is
 *     used without one
 * @param wildcards what the packs know of each wildcard that they use
 */
record Declarations(
    Map<String, List<Variable>> variables,
    Map<String, List<Fact>> facts,
    Map<String, List<Role>> roles,
    Map<String, List<WildcardHint>> wildcards) {

  static Declarations of(List<PackSelection> selections) {
    Declarations declarations =
        new Declarations(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    selections.stream().map(PackSelection::pack).forEach(declarations::add);
    return declarations;
  }

  private void add(Pack pack) {
    pack.variables().forEach((name, variable) -> add(variables, name, variable));
    pack.facts().forEach((name, fact) -> add(facts, name, fact));
    pack.roles().forEach((name, role) -> add(roles, name, role));
    pack.wildcards().forEach((wildcard, hint) -> add(wildcards, wildcard, hint));
    for (Requirement requirement : pack.requirements()) {
      sourceRoles(requirement).forEach(role -> roles.computeIfAbsent(role, unused -> none()));
      destinationRoles(requirement).forEach(role -> roles.computeIfAbsent(role, unused -> none()));
      targets(requirement).stream()
          .filter(Target.WildcardTarget.class::isInstance)
          .forEach(target -> wildcards.computeIfAbsent(target.text(), unused -> none()));
    }
  }

  /** Return the roles where a requirement starts, without the predefined ones. */
  static Set<String> sourceRoles(Requirement requirement) {
    return ownRoles(requirement.from());
  }

  /** Return the roles where a requirement goes, without the predefined ones. */
  static Set<String> destinationRoles(Requirement requirement) {
    return ownRoles(
        targets(requirement).stream()
            .filter(Target.RoleTarget.class::isInstance)
            .map(Target::text)
            .toList());
  }

  private static Set<String> ownRoles(List<String> names) {
    Set<String> roles = new LinkedHashSet<>(names);
    roles.removeAll(Role.PREDEFINED);
    return roles;
  }

  private static List<Target> targets(Requirement requirement) {
    return requirement.alternatives().stream().map(Alternative::to).flatMap(List::stream).toList();
  }

  private static <T> void add(Map<String, List<T>> declarations, String name, T declaration) {
    declarations.computeIfAbsent(name, unused -> none()).add(declaration);
  }

  private static <T> List<T> none() {
    return new ArrayList<>();
  }
}
