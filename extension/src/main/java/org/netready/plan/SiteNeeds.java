// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.netready.spec.Alternative;
import org.netready.spec.Fact;
import org.netready.spec.Pack;
import org.netready.spec.PackSelection;
import org.netready.spec.Requirement;
import org.netready.spec.Role;
import org.netready.spec.Target;
import org.netready.spec.Template;
import org.netready.spec.Variable;
import org.netready.spec.WildcardHint;

/**
 * What a site has to say for the requirements of chosen packs and profiles: names in the order of
 * the packs, without those that only other profiles use. Not safe for use by several threads.
 */
final class SiteNeeds {

  private final Map<String, Need<Role>> roles = new LinkedHashMap<>();
  private final Map<String, Need<Variable>> variables = new LinkedHashMap<>();
  private final Map<String, Need<Fact>> facts = new LinkedHashMap<>();
  private final Map<String, Need<WildcardHint>> wildcards = new LinkedHashMap<>();

  private SiteNeeds() {}

  static SiteNeeds of(List<PackSelection> selections) {
    var needs = new SiteNeeds();
    for (PackSelection selection : selections) {
      Pack pack = selection.pack();
      declare(pack, pack.roles(), needs.roles);
      declare(pack, pack.variables(), needs.variables);
      declare(pack, pack.facts(), needs.facts);
      declare(pack, pack.wildcards(), needs.wildcards);
      pack.requirements().stream()
          .filter(requirement -> requirement.isIn(selection.profiles()))
          .forEach(needs::use);
    }
    return needs;
  }

  private static <T> void declare(
      Pack pack, Map<String, T> declarations, Map<String, Need<T>> needs) {
    declarations.forEach(
        (name, declaration) -> need(needs, name).declare(pack.name(), declaration));
  }

  private static <T> Need<T> need(Map<String, Need<T>> needs, String name) {
    return needs.computeIfAbsent(name, it -> new Need<>());
  }

  private void use(Requirement requirement) {
    String id = requirement.id();
    requirement.from().forEach(role -> need(roles, role).useAsSource(id));
    requirement
        .when()
        .ifPresent(condition -> condition.facts().forEach(fact -> need(facts, fact).use(id)));
    requirement.rule().ifPresent(rule -> use(rule.variable(), id));
    for (Alternative alternative : requirement.alternatives()) {
      alternative.to().forEach(target -> use(target, id));
      alternative.ports().forEach(ports -> use(ports, id));
    }
  }

  private void use(Target target, String id) {
    if (target instanceof Target.RoleTarget to) {
      need(roles, to.role()).use(id);
    } else if (target instanceof Target.WildcardTarget to) {
      need(wildcards, to.wildcard().text()).use(id);
    }
    use(new Template(target.text()), id);
  }

  private void use(Template template, String id) {
    template.variables().forEach(variable -> use(variable, id));
  }

  private void use(String variable, String id) {
    Need<Variable> need = need(variables, variable);
    need.use(id);
    need.declaration()
        .flatMap(Variable::derived)
        .ifPresent(derived -> need(variables, derived.from()).use(id));
  }

  /** Return the roles whose hosts a site names. */
  Map<String, Need<Role>> roles() {
    return used(roles, name -> !Role.PREDEFINED.contains(name));
  }

  /** Return the roles where requirements start and a vantage point may be. */
  Map<String, Need<Role>> sources() {
    Map<String, Need<Role>> sources = used(roles, name -> !name.equals(Role.SELF));
    sources.values().removeIf(need -> need.sourceOf().isEmpty());
    return sources;
  }

  Map<String, Need<Variable>> variables() {
    return used(variables, name -> true);
  }

  Map<String, Need<Fact>> facts() {
    return used(facts, name -> true);
  }

  Map<String, Need<WildcardHint>> wildcards() {
    return used(wildcards, name -> true);
  }

  private static <T> Map<String, Need<T>> used(
      Map<String, Need<T>> needs, Predicate<String> isMeant) {
    Map<String, Need<T>> used = new LinkedHashMap<>();
    needs.forEach(
        (name, need) -> {
          if (need.isUsed() && isMeant.test(name)) {
            used.put(name, need);
          }
        });
    return used;
  }
}
