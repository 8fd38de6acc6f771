// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.yaml.Position;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;
import org.netready.yaml.YamlSequence;

/** The places of a pack that is a YAML file. */
final class YamlPlaces implements Places {

  private final YamlMapping root;
  private final Map<Position, YamlNode> requirements = new HashMap<>();

  YamlPlaces(YamlMapping root) {
    this.root = root;
    value(root, "requirements")
        .ifPresent(list -> items(list).forEach(item -> requirements.put(item.position(), item)));
  }

  @Override
  public Position of(String key, String text) {
    return text(root, key, text);
  }

  @Override
  public Position ofDeclaration(String section, String name) {
    return entry(root, section)
        .map(found -> entry(found.value(), name).map(YamlMapping.Entry::key).orElse(found.key()))
        .map(YamlScalar::position)
        .orElse(root.position());
  }

  @Override
  public Position ofDeclaration(String section, String name, String key, String text) {
    return value(root, section)
        .flatMap(declarations -> value(declarations, name))
        .filter(declaration -> entry(declaration, key).isPresent())
        .map(declaration -> text(declaration, key, text))
        .orElseGet(() -> ofDeclaration(section, name));
  }

  @Override
  public Position of(Requirement requirement, String key, String text) {
    return node(requirement).map(node -> text(node, key, text)).orElse(requirement.position());
  }

  @Override
  public Position of(Requirement requirement, int alternative, String key, String text) {
    return node(requirement, alternative)
        .map(node -> text(node, key, text))
        .orElse(requirement.position());
  }

  @Override
  public boolean says(Requirement requirement, int alternative, String key) {
    return node(requirement, alternative)
        .flatMap(node -> value(node, key))
        .filter(value -> !(value instanceof YamlSequence list && list.items().isEmpty()))
        .isPresent();
  }

  private Optional<YamlNode> node(Requirement requirement) {
    return Optional.ofNullable(requirements.get(requirement.position()));
  }

  private Optional<YamlNode> node(Requirement requirement, int alternative) {
    Optional<YamlNode> either = node(requirement).flatMap(node -> value(node, "oneOf"));
    return either.isEmpty() ? node(requirement) : items(either.get()).skip(alternative).findFirst();
  }

  /** The place of a text, or of a word of a text, in the value of a key. */
  private static Position text(YamlNode mapping, String key, String text) {
    Optional<YamlNode> value = value(mapping, key);
    return value.stream()
        .flatMap(YamlPlaces::items)
        .flatMap(item -> item instanceof YamlScalar scalar ? Stream.of(scalar) : Stream.empty())
        .filter(scalar -> scalar.text().equals(text))
        .map(YamlScalar::position)
        .findFirst()
        .or(() -> value.flatMap(node -> word(node, text)))
        .or(() -> value.map(YamlNode::position))
        .orElse(mapping.position());
  }

  private static Optional<Position> word(YamlNode node, String word) {
    if (!(node instanceof YamlScalar scalar) || word.isEmpty()) {
      return Optional.empty();
    }
    String boundary = "[^A-Za-z0-9._-]";
    return java.util.regex.Pattern.compile(
            "(?<=^|%s)%s(?=$|%s)"
                .formatted(boundary, java.util.regex.Pattern.quote(word), boundary))
        .matcher(scalar.text())
        .results()
        .findFirst()
        .map(match -> scalar.positionOf(match.start()));
  }

  private static Optional<YamlMapping.Entry> entry(YamlNode node, String key) {
    List<YamlMapping.Entry> entries =
        node instanceof YamlMapping mapping ? mapping.entries() : List.of();
    return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
  }

  private static Optional<YamlNode> value(YamlNode node, String key) {
    return entry(node, key).map(YamlMapping.Entry::value);
  }

  private static Stream<YamlNode> items(YamlNode node) {
    return node instanceof YamlSequence list ? list.items().stream() : Stream.of(node);
  }
}
