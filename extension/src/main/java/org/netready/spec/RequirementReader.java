// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;

/** Reads one requirement of a pack. */
final class RequirementReader {

  private static final List<String> OF_AN_ENDPOINT =
      List.of("to", "ports", "service", "trust", "answers");
  private static final List<String> OF_A_RULE = List.of("variable", "allowed", "forbidden");

  private final StructureReader.DocumentReader documents;
  private final Map<String, Variable> variables;
  private final Problems problems;

  RequirementReader(
      StructureReader.DocumentReader documents,
      Map<String, Variable> variables,
      Problems problems) {
    this.documents = documents;
    this.variables = variables;
    this.problems = problems;
  }

  Requirement read(YamlMapping mapping) {
    MappingReader keys = new MappingReader(mapping, problems);
    String id = keys.requiredText("id");
    String title = keys.requiredText("title");
    Expect expect = keys.choice("expect", Expect.class, Expect.REACHABLE);
    Requirement requirement =
        new Requirement(
            id,
            title,
            keys.text("purpose").orElse(""),
            keys.choice("level", Level.class, Level.MUST),
            new LinkedHashSet<>(StructureReader.texts(keys, "profiles")),
            direction(keys, expect),
            StructureReader.texts(keys, "from"),
            keys.choice("sources", Sources.class, Sources.ALL),
            alternatives(keys),
            keys.choice("listens", Listens.class, Listens.ALWAYS),
            expect,
            rule(keys, expect),
            keys.scalar("when").flatMap(this::condition),
            inferred(keys),
            keys.text("obsolete").orElse(""),
            StructureReader.texts(keys, "tags"),
            documents.citation(keys),
            keys.position());
    keys.close();
    return requirement;
  }

  private Direction direction(MappingReader keys, Expect expect) {
    if (!keys.has("direction") && EndpointLint.needsEndpoint(expect)) {
      problems.add(
          keys.position(),
          "'direction' is missing; expected one of [outbound, inbound, internal, local]");
    }
    return keys.choice("direction", Direction.class, Direction.OUTBOUND);
  }

  private List<Alternative> alternatives(MappingReader keys) {
    List<Alternative> alternatives = new ArrayList<>();
    boolean isEither = keys.has("oneOf");
    if (isEither) {
      OF_AN_ENDPOINT.stream().filter(keys::has).forEach(key -> reportBesideOneOf(keys, key));
      for (YamlNode item : keys.items("oneOf")) {
        MappingReader alternative = MappingReader.of(item, problems);
        alternatives.add(alternative(alternative));
        alternative.close();
      }
      if (alternatives.size() < 2) {
        problems.add(
            keys.position("oneOf"), "'oneOf' has fewer than two alternatives; expected two");
      }
    }
    Alternative only = alternative(keys);
    if (!isEither && !(only.to().isEmpty() && only.ports().isEmpty())) {
      alternatives.add(only);
    }
    return alternatives;
  }

  private void reportBesideOneOf(MappingReader keys, String key) {
    problems.add(
        keys.position(key), "'%s' beside 'oneOf'; expected it in the alternatives".formatted(key));
  }

  private Alternative alternative(MappingReader keys) {
    return new Alternative(
        StructureReader.texts(keys, "to").stream()
            .map(text -> Targets.classify(text, variables))
            .toList(),
        StructureReader.texts(keys, "ports").stream().map(Template::new).toList(),
        keys.choice("service", Service.class, Service.NONE),
        keys.choice("trust", Trust.class, Trust.PUBLIC),
        keys.node("answers").map(this::answers).orElse(Answers.UNSAID));
  }

  private Answers answers(YamlNode node) {
    MappingReader keys = MappingReader.of(node, problems);
    Set<Integer> status = new LinkedHashSet<>();
    for (YamlScalar code : keys.texts("status")) {
      keys.parsed(code, RequirementReader::statusCode).ifPresent(status::add);
    }
    Answers answers =
        new Answers(
            keys.text("path").orElse(""),
            status,
            keys.text("header").orElse(""),
            keys.text("content").orElse(""));
    keys.close();
    return answers;
  }

  private static int statusCode(String text) {
    if (!text.matches("[1-5]\\d\\d")) {
      throw new IllegalArgumentException(
          "'%s' is not a status code; expected 100 to 599".formatted(text));
    }
    return Integer.parseInt(text);
  }

  private Optional<ValueRule> rule(MappingReader keys, Expect expect) {
    if (expect == Expect.VARIABLE_ALLOWED) {
      return Optional.of(
          new ValueRule(
              keys.requiredText("variable"),
              StructureReader.texts(keys, "allowed"),
              StructureReader.texts(keys, "forbidden")));
    }
    OF_A_RULE.stream()
        .filter(keys::has)
        .forEach(
            key ->
                problems.add(
                    keys.position(key),
                    "'%s' without 'expect: variable-allowed'; expected both or neither"
                        .formatted(key)));
    return Optional.empty();
  }

  private Optional<Condition> condition(YamlScalar text) {
    try {
      return Optional.of(ConditionParser.parse(text.text()));
    } catch (ConditionParser.SyntaxException e) {
      problems.add(text.positionOf(e.index()), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Set<Inferred> inferred(MappingReader keys) {
    Set<Inferred> inferred = EnumSet.noneOf(Inferred.class);
    for (YamlScalar word : keys.texts("inferred")) {
      keys.constant(word, "inferred", Inferred.class).ifPresent(inferred::add);
    }
    return inferred;
  }
}
