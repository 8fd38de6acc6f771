// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes the values out of a mapping one by one and reports what is missing, of a wrong type or
 * unknown. What cannot be read yields an empty value, so that reading goes on to the next mistake.
 * Not safe for use by several threads.
 */
public final class MappingReader {

  private final Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Position position;
  private final Problems problems;
  private final boolean isThere;

  /** Make a reader of a mapping. */
  public MappingReader(YamlMapping mapping, Problems problems) {
    this(mapping, problems, true);
  }

  private MappingReader(YamlMapping mapping, Problems problems, boolean isThere) {
    mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    this.position = mapping.position();
    this.problems = problems;
    this.isThere = isThere;
  }

  /**
   * Make a reader of a value that should be a mapping.
   *
   * @return the reader; of no mapping, with a problem, if the value is none: it then misses nothing
   */
  public static MappingReader of(YamlNode node, Problems problems) {
    if (node instanceof YamlMapping mapping) {
      return new MappingReader(mapping, problems);
    }
    problems.add(node.position(), "%s; expected a mapping".formatted(node.kind()));
    return empty(node.position(), problems);
  }

  /** Make a reader of a mapping that is not there, and need not be. */
  public static MappingReader empty(Position position, Problems problems) {
    return new MappingReader(new YamlMapping(List.of(), position), problems, false);
  }

  /** Return where the mapping begins. */
  public Position position() {
    return position;
  }

  /** Return where the value of a key begins, or the mapping if the key is absent. */
  public Position position(String key) {
    YamlMapping.Entry entry = entries.get(key);
    return entry == null ? position : entry.value().position();
  }

  /** Return whether the key is there. */
  public boolean has(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  /** Return the value of a key. */
  public Optional<YamlNode> node(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key)).map(YamlMapping.Entry::value);
  }

  /** Return the text of a key; empty if absent, or, with a problem, if it is no text. */
  public Optional<String> text(String key) {
    return scalar(key).map(YamlScalar::text);
  }

  /** Return the text of a key with its place; empty if absent, or, with a problem, if no text. */
  public Optional<YamlScalar> scalar(String key) {
    return node(key).flatMap(node -> scalar(node, key));
  }

  /** Return the text of a key that must be there; the empty text, with a problem, if it is not. */
  public String requiredText(String key) {
    Optional<String> text = text(key).filter(value -> !value.isBlank());
    if (text.isEmpty() && isThere && !(entries.containsKey(key) && !isScalar(key))) {
      problems.add(position, "'%s' is missing; expected a text".formatted(key));
    }
    return text.orElse("");
  }

  /** Return the texts of a list, or of a single text; empty if absent. */
  public List<YamlScalar> texts(String key) {
    List<YamlScalar> texts = new ArrayList<>();
    for (YamlNode item : items(key)) {
      scalar(item, key).ifPresent(texts::add);
    }
    return texts;
  }

  /** Return the values of a list, or a single value as a list of one; empty if absent. */
  public List<YamlNode> items(String key) {
    return node(key)
        .map(node -> node instanceof YamlSequence sequence ? sequence.items() : List.of(node))
        .orElse(List.of());
  }

  /** Return the entries of a nested mapping, in order; empty if absent. */
  public List<YamlMapping.Entry> entries(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof YamlMapping mapping) {
      return mapping.entries();
    }
    problems.add(
        node.get().position(), "%s for '%s'; expected a mapping".formatted(node.get().kind(), key));
    return List.of();
  }

  /**
   * Return the constant that a text names, in lower case with hyphens.
   *
   * @param key the key
   * @param type the enum
   * @param otherwise what an absent or wrong value yields
   */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return node(key)
        .flatMap(node -> scalar(node, key))
        .flatMap(scalar -> constant(scalar, key, type))
        .orElse(otherwise);
  }

  /** Return the constant that a text names; empty, with a problem, if there is none. */
  public <E extends Enum<E>> Optional<E> constant(YamlScalar scalar, String key, Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = word(constant);
      if (word.equals(scalar.text())) {
        return Optional.of(constant);
      }
      words.add(word);
    }
    problems.add(
        scalar.position(),
        "unknown %s '%s'; expected one of %s".formatted(key, scalar.text(), words));
    return Optional.empty();
  }

  /**
   * Return what a text means.
   *
   * @param parser reads the text; its {@link IllegalArgumentException} becomes a problem
   */
  public <T> Optional<T> parsed(YamlScalar scalar, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(scalar.text()));
    } catch (IllegalArgumentException e) {
      problems.add(scalar.position(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Report every key that nobody asked for. Call it last. */
  public void close() {
    for (YamlMapping.Entry entry : entries.values()) {
      if (!asked.contains(entry.key().text())) {
        problems.add(
            entry.key().position(),
            "unknown key '%s'; expected one of %s".formatted(entry.key().text(), asked));
      }
    }
  }

  /** Return the word for a constant: lower case with hyphens. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private boolean isScalar(String key) {
    YamlMapping.Entry entry = entries.get(key);
    return entry != null && entry.value() instanceof YamlScalar;
  }

  private Optional<YamlScalar> scalar(YamlNode node, String key) {
    if (node instanceof YamlScalar scalar) {
      return Optional.of(scalar);
    }
    problems.add(node.position(), "%s for '%s'; expected a text".formatted(node.kind(), key));
    return Optional.empty();
  }
}
