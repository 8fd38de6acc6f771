// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.netready.endpoint.IpAddress;
import org.netready.yaml.Position;

/**
 * Where the names of an environment are in its file, and which texts of it must not be shown.
 *
 * @param places the places of names, by section and name: {@code variables.region}
 * @param secrets the texts that came from variables of the process, by {@code ${env:NAME}}, each
 *     with the name of its variable
 */
public record EnvironmentSource(Map<String, Position> places, Map<String, String> secrets) {

  /** No file: nothing has a place, and nothing is secret. */
  public static final EnvironmentSource NONE = new EnvironmentSource(Map.of(), Map.of());

  /** A shorter text stands in ordinary words as well, and its absence would show it. */
  private static final int SHORTEST = 4;

  /** A text may hold another one. */
  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder());

  /** Make a source. */
  public EnvironmentSource {
    places = Map.copyOf(places);
    secrets = Map.copyOf(secrets);
  }

  /** Return where a name is; empty if it is in no file. */
  public Optional<Position> place(String section, String name) {
    return Optional.ofNullable(places.get(section + "." + name));
  }

  /**
   * Return a text with the reference, as the file has it, in the place of what must not be shown:
   * two hosts stay two. A host is found in whatever form it is written. {@link #toString()} shows
   * nothing of it.
   */
  public String redact(String text) {
    if (secrets.isEmpty()) {
      return text;
    }
    String redacted = text;
    for (String secret : secrets.keySet().stream().sorted(LONGEST_FIRST).toList()) {
      String reference = "${env:%s}".formatted(secrets.get(secret));
      for (String form : forms(secret)) {
        redacted =
            Pattern.compile(Pattern.quote(form), Pattern.CASE_INSENSITIVE)
                .matcher(redacted)
                .replaceAll(Matcher.quoteReplacement(reference));
      }
    }
    return redacted;
  }

  private static List<String> forms(String secret) {
    return Stream.of(secret, canonical(secret))
        .filter(form -> form.length() >= SHORTEST)
        .distinct()
        .toList();
  }

  /** Return an address as messages write it; any other text as it is. */
  private static String canonical(String secret) {
    try {
      return IpAddress.isLiteral(secret) ? IpAddress.parse(secret).text() : secret;
    } catch (IllegalArgumentException e) {
      return secret;
    }
  }

  @Override
  public String toString() {
    return places.size() + " places";
  }
}
