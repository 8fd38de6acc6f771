// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netready.endpoint.HostName;
import org.netready.endpoint.Wildcard;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlScalar;

/** Reads {@code samples}: the site's own hosts below wildcards. */
final class SamplesReader {

  private static final String SAMPLES = "samples";

  /** A wildcard is spelled as its pack spells it, with the names of variables. */
  private static final String VARIABLE = "\\$\\{[a-z0-9-]+}";

  private final Texts texts;
  private final Problems problems;

  SamplesReader(Texts texts, Problems problems) {
    this.texts = texts;
    this.problems = problems;
  }

  Map<String, List<String>> read(MappingReader environment) {
    Map<String, List<String>> samples = new LinkedHashMap<>();
    Optional<MappingReader> section = texts.section(environment, SAMPLES);
    if (section.isPresent()) {
      for (YamlMapping.Entry entry : environment.entries(SAMPLES)) {
        samples.put(entry.key().text(), hosts(entry.key(), section.get()));
      }
    }
    return samples;
  }

  private List<String> hosts(YamlScalar wildcard, MappingReader samples) {
    String text = wildcard.text();
    boolean isComplete = text.replaceAll(VARIABLE, "").equals(text);
    try {
      Wildcard parsed = Wildcard.parse(text.replaceAll(VARIABLE, "variable"));
      return texts.list(
          samples, text, sample -> isComplete ? below(parsed, sample) : name(sample).text());
    } catch (IllegalArgumentException e) {
      problems.add(wildcard.position(), String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private static HostName name(String text) {
    return HostName.parse(text);
  }

  private static String below(Wildcard wildcard, String text) {
    HostName name = name(text);
    if (!wildcard.matches(name)) {
      throw new IllegalArgumentException(
          "sample '%s' is not below '%s'; expected a host name that ends in .%s"
              .formatted(name, wildcard, wildcard.parent()));
    }
    return name.text();
  }
}
