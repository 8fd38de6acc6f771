// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Position;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;

/**
 * Reads the structure of a pack: keys, types and words of closed lists. What the values mean is for
 * {@link PackLint}.
 */
final class StructureReader {

  private final Problems problems;

  StructureReader(Problems problems) {
    this.problems = problems;
  }

  /** Return the pack, with empty values for what cannot be read. */
  Pack read(YamlMapping root) {
    MappingReader keys = new MappingReader(root, problems);
    String name = name(keys, root.position());
    String title = keys.requiredText("title");
    String description = keys.text("description").orElse("");
    DocumentReader documents = new DocumentReader(keys, title, problems);
    List<String> requires = texts(keys, "requires");
    boolean profileRequired =
        keys.choice("profile-choice", ProfileChoice.class, ProfileChoice.OPTIONAL)
            == ProfileChoice.REQUIRED;
    DeclarationReader declarations = new DeclarationReader(keys, problems);
    Map<String, Profile> profiles = declarations.profiles();
    Map<String, Fact> facts = declarations.facts();
    Map<String, Variable> variables = declarations.variables();
    Map<String, Role> roles = declarations.roles();
    Map<String, WildcardHint> wildcards = declarations.wildcards();
    List<Requirement> requirements =
        requirements(keys, new RequirementReader(documents, variables, problems));
    documents.reportUncited();
    keys.close();
    return new Pack(
        name,
        title,
        description,
        requires,
        profileRequired,
        profiles,
        facts,
        variables,
        roles,
        wildcards,
        requirements,
        root.position());
  }

  /** Return the texts of a list. */
  static List<String> texts(MappingReader keys, String key) {
    return keys.texts(key).stream().map(YamlScalar::text).toList();
  }

  private String name(MappingReader keys, Position start) {
    String name = keys.requiredText("pack");
    String file = start.file().replaceFirst("^.*[/\\\\]", "");
    String expected = file.replaceFirst("\\.ya?ml$", "");
    if (!name.isEmpty() && !name.equals(expected)) {
      problems.add(
          keys.position("pack"),
          "pack '%s' is in the file %s; expected the name '%s', or the file %s.yaml"
              .formatted(name, file, expected, name));
    }
    return name;
  }

  private List<Requirement> requirements(MappingReader keys, RequirementReader reader) {
    List<Requirement> requirements = new ArrayList<>();
    List<YamlNode> items = keys.items("requirements");
    for (YamlNode item : items) {
      if (item instanceof YamlMapping requirement) {
        requirements.add(reader.read(requirement));
      } else {
        problems.add(
            item.position(), "%s; expected the mapping of a requirement".formatted(item.kind()));
      }
    }
    if (items.isEmpty()) {
      problems.add(
          keys.position("requirements"), "the pack has no requirements; expected at least one");
    }
    return requirements;
  }

  /** Whether a pack can be named without a profile, as the file says it. */
  private enum ProfileChoice {
    OPTIONAL,
    REQUIRED
  }

  /** Reads the documents that are cited, and remembers which are. */
  static final class DocumentReader {

    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Map<String, Position> uncited = new LinkedHashMap<>();
    private final Problems problems;
    private final Document otherwise;

    DocumentReader(MappingReader pack, String title, Problems problems) {
      this.problems = problems;
      this.otherwise = new Document(title, "", "", "");
      for (YamlMapping.Entry entry : pack.entries("documents")) {
        documents.put(entry.key().text(), document(MappingReader.of(entry.value(), problems)));
        uncited.put(entry.key().text(), entry.key().position());
      }
    }

    /** Return where a requirement's demand is written; by default in the first document. */
    Citation citation(MappingReader requirement) {
      MappingReader cite =
          requirement
              .node("cite")
              .map(node -> MappingReader.of(node, problems))
              .orElseGet(() -> MappingReader.empty(requirement.position(), problems));
      Document document =
          cite.scalar("document")
              .map(this::named)
              .orElseGet(
                  () -> documents.keySet().stream().findFirst().map(this::cited).orElse(otherwise));
      Citation citation =
          new Citation(document, cite.text("section").orElse(""), cite.text("row").orElse(""));
      cite.close();
      return citation;
    }

    /** Report the documents that no requirement cites. */
    void reportUncited() {
      uncited.forEach(
          (name, position) ->
              problems.add(
                  position,
                  "document '%s' is not cited; expected a requirement that cites it, or no such document"
                      .formatted(name)));
    }

    private Document named(YamlScalar name) {
      if (!documents.containsKey(name.text())) {
        problems.add(
            name.position(), Spelling.unknown("document", name.text(), documents.keySet()));
      }
      return cited(name.text());
    }

    private Document cited(String name) {
      uncited.remove(name);
      return documents.getOrDefault(name, otherwise);
    }

    private static Document document(MappingReader keys) {
      Document document =
          new Document(
              keys.requiredText("title"),
              keys.text("version").orElse(""),
              keys.text("url").orElse(""),
              keys.text("retrieved").orElse(""));
      keys.close();
      return document;
    }
  }
}
