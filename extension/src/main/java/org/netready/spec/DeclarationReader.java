// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;

/** Reads what a pack declares: profiles, facts, variables, roles and wildcards. */
final class DeclarationReader {

  private static final List<String> SET_BY_SITES = List.of("type", "example", "allowed", "default");

  private final MappingReader pack;
  private final Problems problems;

  DeclarationReader(MappingReader pack, Problems problems) {
    this.pack = pack;
    this.problems = problems;
  }

  Map<String, Profile> profiles() {
    return declarations(
        "profiles",
        (name, keys) -> new Profile(name, keys.requiredText("description"), yes(keys, "default")));
  }

  Map<String, Fact> facts() {
    return declarations(
        "facts",
        (name, keys) ->
            new Fact(
                name,
                keys.requiredText("description"),
                StructureReader.texts(keys, "allowed"),
                keys.text("default"),
                keys.text("example")));
  }

  Map<String, Variable> variables() {
    return declarations("variables", this::variable);
  }

  Map<String, Role> roles() {
    return declarations(
        "roles",
        (name, keys) ->
            new Role(
                name, keys.requiredText("description"), StructureReader.texts(keys, "example")));
  }

  Map<String, WildcardHint> wildcards() {
    return declarations(
        "wildcards",
        (name, keys) ->
            new WildcardHint(
                name,
                keys.requiredText("description"),
                StructureReader.texts(keys, "samples"),
                keys.requiredText("example")));
  }

  private Variable variable(String name, MappingReader keys) {
    String description = keys.requiredText("description");
    boolean isDerived = keys.has("derived");
    if (isDerived) {
      SET_BY_SITES.stream().filter(keys::has).forEach(key -> reportSetByNobody(keys, key));
    }
    return new Variable(
        name,
        description,
        keys.choice("type", ValueType.class, ValueType.TEXT),
        StructureReader.texts(keys, "example"),
        StructureReader.texts(keys, "allowed"),
        StructureReader.texts(keys, "default"),
        keys.node("derived").map(this::derived));
  }

  private void reportSetByNobody(MappingReader keys, String key) {
    problems.add(
        keys.position(key),
        "'%s' for a derived variable; expected 'derived' alone, as no site sets it".formatted(key));
  }

  private Variable.Derived derived(YamlNode node) {
    MappingReader keys = MappingReader.of(node, problems);
    String from = keys.requiredText("from");
    Map<String, String> table = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : keys.entries("table")) {
      if (entry.value() instanceof YamlScalar value) {
        table.put(entry.key().text(), value.text());
      } else {
        problems.add(
            entry.value().position(), "%s; expected a text".formatted(entry.value().kind()));
      }
    }
    keys.close();
    return new Variable.Derived(from, table);
  }

  private boolean yes(MappingReader keys, String key) {
    Optional<YamlScalar> said = keys.scalar(key);
    if (said.isPresent() && !List.of("true", "false").contains(said.get().text())) {
      problems.add(
          said.get().position(),
          "%s for '%s'; expected true or false".formatted(said.get().kind(), key));
    }
    return said.isPresent() && said.get().text().equals("true");
  }

  private <T> Map<String, T> declarations(
      String section, BiFunction<String, MappingReader, T> reader) {
    Map<String, T> declared = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : pack.entries(section)) {
      MappingReader keys = MappingReader.of(entry.value(), problems);
      declared.put(entry.key().text(), reader.apply(entry.key().text(), keys));
      keys.close();
    }
    return declared;
  }
}
