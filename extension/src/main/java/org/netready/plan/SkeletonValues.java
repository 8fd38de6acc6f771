// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.netready.spec.Fact;
import org.netready.spec.Template;
import org.netready.spec.ValueType;
import org.netready.spec.Variable;
import org.netready.spec.WildcardHint;

/** Writes the variables, facts and wildcards of a skeleton. */
final class SkeletonValues {

  private static final String MUST_BE_SET = "It has to be set.";
  private static final String GAP = "If unset, what needs it becomes a gap.";

  private final CommentedYaml yaml;
  private final SiteNeeds needs;

  SkeletonValues(CommentedYaml yaml, SiteNeeds needs) {
    this.yaml = yaml;
    this.needs = needs;
  }

  void variables() {
    section(
        "variables", "Values that differ from site to site.", needs.variables(), this::variable);
  }

  private void variable(String name, Need<Variable> need) {
    prose(need, Variable::description, SkeletonValues::terms);
    if (need.declaration().flatMap(Variable::derived).isPresent()) {
      return;
    }
    List<String> value = need.first(Variable::defaultValue);
    boolean isList = need.declaration().map(Variable::isList).orElse(false);
    String mark = value.isEmpty() ? EnvironmentSkeleton.FILL_IN : "";
    List<String> shown = value.isEmpty() ? need.first(Variable::example) : value;
    yaml.unset(
        2,
        "%s: %s%s"
            .formatted(
                CommentedYaml.scalar(name),
                isList ? CommentedYaml.list(shown) : CommentedYaml.scalar(first(shown)),
                mark));
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "value" : values.get(0);
  }

  private static String terms(Variable variable) {
    if (variable.derived().isPresent()) {
      return "%s follows from %s and is not set."
          .formatted(variable.name(), variable.derived().get().from());
    }
    return type(variable.type()) + allowed(variable.allowed()) + ". " + ifUnset(variable);
  }

  private static String ifUnset(Variable variable) {
    if (variable.defaultValue().isEmpty()) {
      return variable.isList() ? GAP : MUST_BE_SET;
    }
    String text = "If unset: %s.".formatted(String.join(", ", variable.defaultValue()));
    boolean isExampleNews =
        !variable.example().isEmpty() && !variable.example().equals(variable.defaultValue());
    return isExampleNews
        ? text + " For example: %s.".formatted(String.join(", ", variable.example()))
        : text;
  }

  private static String type(ValueType type) {
    return switch (type) {
      case TEXT -> "A text";
      case HOST -> "A host name or address";
      case PORT -> "A port number";
      case PREFIX -> "A prefix in the form of 10.0.0.0/8";
      case HOSTS -> "A list of host names or addresses";
      case PORTS -> "A list of ports in the form of 443/tcp or 30000-32767/udp";
    };
  }

  private static String allowed(List<String> allowed) {
    return allowed.isEmpty() ? "" : ", one of " + allowed;
  }

  void facts() {
    section(
        "facts",
        "Statements about the site, on which it depends which requirements hold.",
        needs.facts(),
        this::fact);
  }

  private void fact(String name, Need<Fact> need) {
    prose(need, Fact::description, SkeletonValues::terms);
    List<String> value = need.first(fact -> fact.defaultValue().map(List::of).orElse(List.of()));
    List<String> example = need.first(fact -> fact.example().map(List::of).orElse(fact.allowed()));
    yaml.unset(
        2,
        "%s: %s%s"
            .formatted(
                CommentedYaml.scalar(name),
                CommentedYaml.scalar(first(value.isEmpty() ? example : value)),
                value.isEmpty() ? EnvironmentSkeleton.FILL_IN : ""));
  }

  private static String terms(Fact fact) {
    return "One of %s. %s"
        .formatted(
            fact.allowed(),
            fact.defaultValue().map("If unset: %s."::formatted).orElse(MUST_BE_SET));
  }

  void wildcards() {
    section(
        "samples",
        "The site's own hosts below wildcards, which stand for all that a wildcard covers.",
        needs.wildcards(),
        this::wildcard);
  }

  private void wildcard(String wildcard, Need<WildcardHint> need) {
    prose(need, WildcardHint::description, SkeletonValues::terms);
    yaml.prose(2, "Destination of %s.".formatted(EnvironmentSkeleton.count(need.usedBy())));
    List<String> samples = need.first(WildcardHint::samples);
    String example =
        need.declaration()
            .map(WildcardHint::example)
            .filter(it -> !it.isEmpty())
            .orElse(wildcard.replace("*", "sample"));
    yaml.unset(
        2,
        "%s: %s%s"
            .formatted(
                CommentedYaml.scalar(wildcard),
                CommentedYaml.list(samples.isEmpty() ? List.of(resolved(example)) : samples),
                samples.isEmpty() ? EnvironmentSkeleton.FILL_IN : ""));
  }

  private static String terms(WildcardHint hint) {
    return hint.samples().isEmpty()
        ? GAP
        : "If unset, public hosts: %s.".formatted(String.join(", ", hint.samples()));
  }

  /** An example may use variables; their own examples stand in for them. */
  private String resolved(String example) {
    return new Template(example).resolve(this::exampleOf);
  }

  private String exampleOf(String name) {
    Need<Variable> need = needs.variables().getOrDefault(name, new Need<>());
    return need.declaration()
        .flatMap(Variable::derived)
        .map(derived -> derived.table().getOrDefault(exampleOf(derived.from()), "value"))
        .orElseGet(() -> first(need.first(Variable::example)));
  }

  private <T> void prose(Need<T> need, Function<T, String> description, Function<T, String> terms) {
    need.said(description).forEach(said -> yaml.prose(2, said));
    need.said(terms).forEach(said -> yaml.prose(2, said));
  }

  private <T> void section(String key, String prose, Map<String, Need<T>> entries, Entry<T> entry) {
    if (entries.isEmpty()) {
      return;
    }
    yaml.prose(0, prose).line(0, key + ":");
    entries.forEach(
        (name, need) -> {
          entry.write(name, need);
          yaml.gap();
        });
  }

  private interface Entry<T> {
    void write(String name, Need<T> need);
  }
}
