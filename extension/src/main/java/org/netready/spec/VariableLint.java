// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Prefix;
import org.netready.yaml.Problems;

/** Checks the variables that a pack declares. */
final class VariableLint {

  private final Pack pack;
  private final Places places;
  private final Problems problems;

  VariableLint(Pack pack, Places places, Problems problems) {
    this.pack = pack;
    this.places = places;
    this.problems = problems;
  }

  void run() {
    pack.variables().values().forEach(this::variable);
  }

  private void variable(Variable variable) {
    String name = variable.name();
    if (!PackLint.isName(name)) {
      problems.add(
          places.ofDeclaration("variables", name), PackLint.notAName(name, "a variable's name"));
    }
    if (variable.derived().isPresent()) {
      derived(variable, variable.derived().get());
      return;
    }
    if (variable.example().isEmpty()) {
      problems.add(
          places.ofDeclaration("variables", name),
          "variable '%s' has no example; expected one for the simulated network".formatted(name));
    }
    values(variable, "allowed", variable.allowed());
    values(variable, "default", variable.defaultValue());
    values(variable, "example", variable.example());
    single(variable, "default", variable.defaultValue());
    single(variable, "example", variable.example());
  }

  private void values(Variable variable, String key, List<String> values) {
    for (String value : values) {
      Optional<String> wrong = mistake(variable.type(), value);
      if (wrong.isPresent()) {
        add(variable, key, value, wrong.get());
      } else if (!variable.allowed().isEmpty() && !variable.allowed().contains(value)) {
        add(
            variable,
            key,
            value,
            "'%s' is not allowed for variable '%s'; expected one of %s"
                .formatted(value, variable.name(), variable.allowed()));
      }
    }
  }

  private void single(Variable variable, String key, List<String> values) {
    if (values.size() > 1 && !variable.isList()) {
      add(
          variable,
          key,
          "",
          "%s values for variable '%s'; expected one, or the type hosts or ports"
              .formatted(values.size(), variable.name()));
    }
  }

  private void derived(Variable variable, Variable.Derived derived) {
    Variable from = pack.variables().get(derived.from());
    if (from == null) {
      if (!derived.from().isEmpty()) {
        add(
            variable,
            "derived",
            "",
            Spelling.unknown("variable", derived.from(), pack.variables().keySet()));
      }
      return;
    }
    if (from.derived().isPresent() || from.isList()) {
      add(
          variable,
          "derived",
          "",
          "'%s' is derived from '%s', which is %s; expected a variable with one value that a site sets"
              .formatted(
                  variable.name(), from.name(), from.isList() ? "a list" : "derived itself"));
      return;
    }
    Set<String> known = derived.table().keySet();
    List<String> wanted = from.allowed().isEmpty() ? from.example() : from.allowed();
    List<String> absent = wanted.stream().filter(value -> !known.contains(value)).toList();
    if (!absent.isEmpty()) {
      add(
          variable,
          "derived",
          "",
          "the table of '%s' has no value for %s; expected one for each value of '%s'"
              .formatted(variable.name(), absent, from.name()));
    }
    List<String> extra =
        known.stream().filter(value -> !from.allowed().contains(value)).sorted().toList();
    if (!from.allowed().isEmpty() && !extra.isEmpty()) {
      add(
          variable,
          "derived",
          "",
          "the table of '%s' has values for %s, which '%s' does not allow; expected only allowed ones"
              .formatted(variable.name(), extra, from.name()));
    }
  }

  private void add(Variable variable, String key, String text, String message) {
    problems.add(places.ofDeclaration("variables", variable.name(), key, text), message);
  }

  /** Return what is wrong with a value of a type; empty if nothing is. */
  static Optional<String> mistake(ValueType type, String value) {
    return switch (type) {
      case TEXT ->
          value.isBlank() ? Optional.of("an empty value; expected a text") : Optional.empty();
      case HOST, HOSTS -> Mistake.of(value, Host::parse);
      case PORT -> Mistake.of(value, VariableLint::port);
      case PORTS -> Mistake.of(value, Ports::parse);
      case PREFIX -> Mistake.of(value, Prefix::parse);
    };
  }

  private static Ports port(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "'%s' is not a port number; expected 1 to 65535".formatted(text));
    }
    return Ports.tcp(Integer.parseInt(text));
  }
}
