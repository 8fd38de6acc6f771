// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.netready.environment.Environment;
import org.netready.spec.Condition;
import org.netready.spec.Fact;
import org.netready.spec.Requirement;
import org.netready.yaml.Problems;

/** The values that facts have at a site. */
final class SiteFacts {

  private final Map<String, List<Fact>> declared;
  private final SiteProblems site;
  private final Map<String, String> values = new LinkedHashMap<>();

  /** The facts about which a problem was reported, each once. */
  private final Set<String> reported = new HashSet<>();

  SiteFacts(Declarations declarations, Environment environment, Problems problems) {
    this.declared = declarations.facts();
    this.site = new SiteProblems(environment, problems);
    new TreeMap<>(environment.facts()).forEach(this::set);
    declared.forEach(this::setDefault);
  }

  private void set(String name, String value) {
    for (Fact fact : declared.getOrDefault(name, List.of())) {
      if (!fact.allowed().contains(value)) {
        report(name, "'%s' is not allowed; expected one of %s".formatted(value, fact.allowed()));
      }
    }
    if (!reported.contains(name)) {
      values.put(name, value);
    }
  }

  private void setDefault(String name, List<Fact> declarations) {
    if (!values.containsKey(name) && !reported.contains(name)) {
      declarations.stream()
          .flatMap(fact -> fact.defaultValue().stream())
          .findFirst()
          .ifPresent(value -> values.put(name, value));
    }
  }

  /** Return whether every fact of a requirement's condition is known, and report the others. */
  boolean sufficeFor(Requirement requirement) {
    Set<String> unknown = new TreeSet<>();
    requirement.when().map(Condition::facts).ifPresent(unknown::addAll);
    unknown.removeAll(values.keySet());
    unknown.forEach(name -> report(name, missing(name, requirement)));
    return unknown.isEmpty();
  }

  private String missing(String name, Requirement requirement) {
    String needed =
        "requirement '%s' (%s) needs it".formatted(requirement.id(), requirement.position());
    return declared.getOrDefault(name, List.of()).stream()
        .findFirst()
        .map(
            fact ->
                "it is not set, but %s; expected one of %s under 'facts': %s"
                    .formatted(needed, fact.allowed(), fact.description()))
        .orElseGet(
            () ->
                "no chosen pack declares it, but %s; expected one of %s"
                    .formatted(needed, Names.near(name, declared.keySet())));
  }

  private void report(String name, String problem) {
    if (reported.add(name)) {
      site.add("facts", name, "fact '" + name + "': " + problem);
    }
  }

  boolean isMet(Condition condition) {
    return condition.isMet(values);
  }

  /** Return the condition with the values of its facts, for a reader. */
  String explain(Condition condition) {
    Map<String, String> known = new TreeMap<>(values);
    known.keySet().retainAll(condition.facts());
    return "the condition '%s' is not met with %s".formatted(condition, known);
  }
}
