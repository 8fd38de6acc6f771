// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The values that variables have on a simulated site; checks of texts with variables use them. */
final class Examples {

  private final Map<String, Variable> variables;

  Examples(Map<String, Variable> variables) {
    this.variables = variables;
  }

  /** Return the example values of a variable; none if there is no such variable or value. */
  List<String> of(String name) {
    Variable variable = variables.get(name);
    if (variable == null) {
      return List.of();
    }
    if (variable.derived().isPresent()) {
      return derived(variable.derived().get());
    }
    return variable.example().isEmpty() ? variable.defaultValue() : variable.example();
  }

  /**
   * Return what a text becomes: several texts if it is one variable with several values, none if a
   * variable has no value.
   */
  List<String> expand(Template template) {
    List<String> names = template.variables();
    if (names.stream().anyMatch(name -> of(name).isEmpty())) {
      return List.of();
    }
    return template.isOneVariable()
        ? of(names.get(0))
        : List.of(template.resolve(name -> of(name).get(0)));
  }

  /** Return whether the values of a text's variables are of their types. */
  boolean areRight(Template template) {
    return template.variables().stream()
        .map(variables::get)
        .filter(Objects::nonNull)
        .allMatch(
            variable ->
                of(variable.name()).stream()
                    .allMatch(value -> VariableLint.mistake(variable.type(), value).isEmpty()));
  }

  private List<String> derived(Variable.Derived derived) {
    Variable from = variables.get(derived.from());
    if (from == null || from.derived().isPresent()) {
      return List.of();
    }
    return of(derived.from()).stream()
        .filter(derived.table()::containsKey)
        .map(value -> derived.table().get(value))
        .toList();
  }
}
