// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;

/**
 * Takes the texts out of an environment file and puts the values of {@code ${env:NAME}} into them.
 * A key without a value is as good as none. Messages show a reference as the file has it, never the
 * value that it stands for.
 */
final class Texts {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?:env:([A-Za-z_][A-Za-z0-9_]*)})?");
  private static final String EXPECTED = "; expected ";

  private final Map<String, String> process;
  private final Problems problems;
  private final Map<String, String> secrets = new HashMap<>();

  Texts(Map<String, String> process, Problems problems) {
    this.process = process;
    this.problems = problems;
  }

  /** Return whether the text is one reference and nothing else. */
  static boolean isReference(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.matches() && matcher.group(1) != null;
  }

  /** Return whether there is a key without a value. */
  static boolean isNothing(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.text().isEmpty();
  }

  /** Return the text with its references replaced; empty, with a problem, if one has no value. */
  Optional<String> text(YamlScalar scalar) {
    StringBuilder text = new StringBuilder();
    boolean isComplete = true;
    Matcher matcher = REFERENCE.matcher(scalar.text());
    while (matcher.find()) {
      String value = value(scalar, matcher.group(1));
      isComplete &= !value.isEmpty();
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(text);
    return isComplete ? Optional.of(text.toString()) : Optional.empty();
  }

  /** Return the values that were put in for references so far, each with the variable's name. */
  Map<String, String> secrets() {
    return secrets;
  }

  private String value(YamlScalar scalar, @org.jspecify.annotations.Nullable String name) {
    if (name == null) {
      problems.add(
          scalar.position(),
          "'%s' is not a reference; expected a form like ${env:NAME}".formatted(scalar.text()));
      return "";
    }
    String value = process.getOrDefault(name, "");
    if (value.isEmpty()) {
      problems.add(
          scalar.position(),
          "the environment variable '%s' is not set; expected a value for ${env:%s}"
              .formatted(name, name));
    }
    if (!value.isEmpty()) {
      secrets.merge(value, name, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }
    return value;
  }

  /** Return what a text means; empty, with a problem, if the parser throws. */
  <T> Optional<T> parsed(YamlScalar scalar, Function<String, T> parser) {
    Optional<String> text = text(scalar);
    try {
      return text.map(parser);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      boolean isShown = scalar.text().equals(text.orElse(""));
      problems.add(scalar.position(), isShown ? message : hidden(scalar, message));
      return Optional.empty();
    }
  }

  private static String hidden(YamlScalar scalar, String message) {
    int end = message.lastIndexOf(EXPECTED);
    String expected = end < 0 ? EXPECTED + "another" : message.substring(end);
    return "the value of '%s' is not right".formatted(scalar.text()) + expected;
  }

  /** Return what the text of a key means; empty if the key is absent or without a value. */
  <T> Optional<T> one(MappingReader reader, String key, Function<String, T> parser) {
    return reader
        .node(key)
        .filter(node -> !isNothing(node))
        .flatMap(node -> scalar(node, key))
        .flatMap(scalar -> parsed(scalar, parser));
  }

  /** Return what the texts of a list mean, or a single text; empty if there are none. */
  <T> List<T> list(MappingReader reader, String key, Function<String, T> parser) {
    List<T> values = new ArrayList<>();
    for (YamlNode item : items(reader, key)) {
      if (item instanceof YamlScalar scalar) {
        parsed(scalar, parser).ifPresent(values::add);
      } else {
        problems.add(item.position(), expected(item, key, "a list of texts"));
      }
    }
    return values;
  }

  /** Return the values of a list as they are, or a single value; empty if there are none. */
  static List<YamlNode> items(MappingReader reader, String key) {
    boolean isThere = reader.node(key).filter(node -> !isNothing(node)).isPresent();
    return isThere ? reader.items(key) : List.of();
  }

  /** Return the entries of a mapping; empty if it is absent or without a value. */
  static List<YamlMapping.Entry> entries(MappingReader reader, String key) {
    boolean isThere = reader.node(key).filter(node -> !isNothing(node)).isPresent();
    return isThere ? reader.entries(key) : List.of();
  }

  /** Return a reader of a nested mapping; empty if it is absent or without a value. */
  Optional<MappingReader> section(MappingReader reader, String key) {
    return reader.node(key).filter(node -> !isNothing(node)).flatMap(node -> mapping(node, key));
  }

  /** Return a reader of a mapping; empty, with a problem, if it is none. */
  Optional<MappingReader> mapping(YamlNode node, String key) {
    if (node instanceof YamlMapping mapping) {
      return Optional.of(new MappingReader(mapping, problems));
    }
    problems.add(node.position(), expected(node, key, "a mapping"));
    return Optional.empty();
  }

  /** Return the node as a text; empty, with a problem, if it is none. */
  Optional<YamlScalar> scalar(YamlNode node, String key) {
    if (node instanceof YamlScalar scalar) {
      return Optional.of(scalar);
    }
    problems.add(node.position(), expected(node, key, "a text"));
    return Optional.empty();
  }

  private static String expected(YamlNode node, String key, String expected) {
    return "%s for '%s'; expected %s".formatted(node.kind(), key, expected);
  }

  /** Return a text that is not empty. */
  static String notEmpty(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("an empty text; expected a value");
    }
    return text;
  }

  /** Return a parser of the words of an enum: lower case with hyphens. */
  static <E extends Enum<E>> Function<String, E> words(String what, Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    return text ->
        constants.stream()
            .filter(constant -> MappingReader.word(constant).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "unknown %s '%s'; expected one of %s"
                            .formatted(
                                what, text, constants.stream().map(MappingReader::word).toList())));
  }
}
