// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.netready.environment.Environment;
import org.netready.spec.Alternative;
import org.netready.spec.Requirement;
import org.netready.spec.Template;
import org.netready.spec.ValueRule;
import org.netready.spec.Variable;
import org.netready.yaml.Problems;

/** The values that variables have at a site. A variable without a value never becomes a text. */
final class SiteValues {

  private final Map<String, List<Variable>> declared;
  private final SiteProblems site;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /** The variables about which a problem was reported, each once. */
  private final Set<String> reported = new HashSet<>();

  SiteValues(Declarations declarations, Environment environment, Problems problems) {
    this.declared = declarations.variables();
    this.site = new SiteProblems(environment, problems);
    new TreeMap<>(environment.variables()).forEach(this::set);
    declared.forEach(this::setDefault);
    declared.forEach((name, unused) -> derive());
  }

  private void set(String name, List<String> given) {
    List<Variable> declarations = declared.getOrDefault(name, List.of());
    for (Variable variable : declarations) {
      check(variable, given).ifPresent(problem -> report(name, problem));
    }
    if (!declarations.isEmpty() && !reported.contains(name)) {
      values.put(name, List.copyOf(given));
    }
  }

  private static Optional<String> check(Variable variable, List<String> given) {
    if (variable.derived().isPresent()) {
      String from = variable.derived().get().from();
      return Optional.of(
          "it is derived from '%s' and cannot be set; expected it not to be there".formatted(from));
    }
    if (!variable.isList() && given.size() != 1) {
      return Optional.of("%s values; expected one".formatted(given.size()));
    }
    return given.stream().flatMap(value -> checkOne(variable, value).stream()).findFirst();
  }

  private static Optional<String> checkOne(Variable variable, String value) {
    return ValueForm.problem(variable.type(), value).or(() -> notAllowed(variable, value));
  }

  private static Optional<String> notAllowed(Variable variable, String value) {
    return variable.allowed().isEmpty() || variable.allowed().contains(value)
        ? Optional.empty()
        : Optional.of(
            "'%s' is not allowed; expected one of %s".formatted(value, variable.allowed()));
  }

  private void setDefault(String name, List<Variable> declarations) {
    if (values.containsKey(name) || reported.contains(name)) {
      return;
    }
    declarations.stream()
        .map(Variable::defaultValue)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .ifPresent(value -> values.put(name, value));
  }

  /** Derive what follows from the values so far; called again, it derives from derived ones. */
  private void derive() {
    declared.values().stream()
        .flatMap(List::stream)
        .filter(variable -> !values.containsKey(variable.name()))
        .forEach(variable -> derived(variable).ifPresent(it -> values.put(variable.name(), it)));
  }

  private Optional<List<String>> derived(Variable variable) {
    return variable
        .derived()
        .flatMap(
            by ->
                values.getOrDefault(by.from(), List.of()).stream()
                    .findFirst()
                    .flatMap(value -> Optional.ofNullable(by.table().get(value)))
                    .map(List::of));
  }

  /**
   * Return whether every variable that a requirement uses has a value, and report those that have
   * none. Lists may be empty.
   */
  boolean sufficeFor(Requirement requirement) {
    List<String> missing =
        used(requirement).stream().filter(name -> !values.containsKey(name)).toList();
    boolean suffice = true;
    for (String name : missing) {
      suffice &= isAbsentList(name);
      if (!isAbsentList(name) && origin(name).map(values::containsKey).orElse(true)) {
        report(name, missing(name, requirement));
      }
    }
    return suffice;
  }

  private boolean isAbsentList(String name) {
    return !reported.contains(name)
        && declared.getOrDefault(name, List.of()).stream().anyMatch(Variable::isList);
  }

  private String missing(String name, Requirement requirement) {
    String needed =
        "requirement '%s' (%s) needs it".formatted(requirement.id(), requirement.position());
    List<Variable> declarations = declared.getOrDefault(name, List.of());
    if (declarations.isEmpty()) {
      return "no chosen pack declares it, but %s; expected one of %s"
          .formatted(needed, Names.near(name, declared.keySet()));
    }
    Variable variable = declarations.get(0);
    return variable
        .derived()
        .map(by -> notInTable(by, needed))
        .orElseGet(() -> notSet(variable, needed));
  }

  private String notInTable(Variable.Derived by, String needed) {
    return "nothing follows from '%s' being %s, but %s; expected '%s' to be one of %s"
        .formatted(
            by.from(),
            values.getOrDefault(by.from(), List.of()),
            needed,
            by.from(),
            by.table().keySet().stream().sorted().toList());
  }

  private static String notSet(Variable variable, String needed) {
    String expected =
        variable.allowed().isEmpty()
            ? "a value under 'variables', such as " + String.join(", ", variable.example())
            : "one of " + variable.allowed() + " under 'variables'";
    return "it is not set, but %s; expected %s: %s"
        .formatted(needed, expected, variable.description());
  }

  private void report(String name, String problem) {
    if (reported.add(name)) {
      site.add("variables", name, "variable '" + name + "': " + problem);
    }
  }

  /** Return the variables that a requirement uses, and first those that they are derived from. */
  private Set<String> used(Requirement requirement) {
    Set<String> names = new LinkedHashSet<>();
    for (Alternative alternative : requirement.alternatives()) {
      alternative.to().stream()
          .flatMap(target -> new Template(target.text()).variables().stream())
          .forEach(name -> addWithOrigin(name, names));
      alternative.ports().stream()
          .flatMap(port -> port.variables().stream())
          .forEach(name -> addWithOrigin(name, names));
    }
    requirement.rule().map(ValueRule::variable).ifPresent(name -> addWithOrigin(name, names));
    return names;
  }

  private void addWithOrigin(String name, Set<String> names) {
    Set<String> chain = new LinkedHashSet<>();
    Optional<String> next = Optional.of(name);
    while (next.isPresent() && chain.add(next.get())) {
      next = origin(next.get());
    }
    List<String> originFirst = new ArrayList<>(chain);
    Collections.reverse(originFirst);
    names.addAll(originFirst);
  }

  private Optional<String> origin(String name) {
    return declared.getOrDefault(name, List.of()).stream()
        .flatMap(variable -> variable.derived().stream())
        .map(Variable.Derived::from)
        .findFirst();
  }

  /** Return the values of a variable: one, or those of a list; empty if it has none. */
  List<String> of(String variable) {
    return values.getOrDefault(variable, List.of());
  }

  /** Return a text with its variables replaced, once for each value of a list; empty if none. */
  List<String> expand(Template template) {
    List<String> texts = List.of(template.text());
    for (String variable : template.variables()) {
      texts =
          texts.stream()
              .flatMap(text -> of(variable).stream().map(value -> replaced(text, variable, value)))
              .toList();
    }
    return texts.stream().distinct().toList();
  }

  /** Return what to do about the lists of a text that have no value. */
  String toEnumerate(Template template) {
    List<String> lists = template.variables().stream().filter(name -> of(name).isEmpty()).toList();
    return "the document leaves %s to the site; set it under 'variables' (%s)"
        .formatted(
            String.join(", ", lists),
            lists.stream()
                .flatMap(name -> declared.getOrDefault(name, List.of()).stream().limit(1))
                .map(Variable::description)
                .collect(Collectors.joining(" ")));
  }

  private static String replaced(String text, String variable, String value) {
    return text.replace("${" + variable + "}", value);
  }
}
