// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.Optional;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;

/** Reads passwords, which are references and nothing else. No message shows their text. */
final class Secrets {

  private final Texts texts;
  private final Problems problems;

  Secrets(Texts texts, Problems problems) {
    this.texts = texts;
    this.problems = problems;
  }

  /**
   * Return a password; empty if the key is absent or, with a problem, if it is in plain text.
   *
   * @param whose what the message calls it: {@code the proxy's password}
   * @param example the name of a variable that may hold it
   */
  Optional<String> read(MappingReader reader, String key, String whose, String example) {
    return reader
        .node(key)
        .filter(node -> !Texts.isNothing(node))
        .flatMap(node -> reference(node, whose, example))
        .flatMap(texts::text);
  }

  private Optional<YamlScalar> reference(YamlNode node, String whose, String example) {
    if (node instanceof YamlScalar scalar && Texts.isReference(scalar.text())) {
      return Optional.of(scalar);
    }
    problems.add(
        node.position(),
        "%s is in plain text; expected a reference like ${env:%s}, and nothing else"
            .formatted(whose, example));
    return Optional.empty();
  }
}
