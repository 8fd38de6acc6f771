// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netready.yaml.Position;

/**
 * Where the names of an environment are in its file, and which texts of it must not be shown.
 *
 * @param places the places of names, by section and name: {@code variables.region}
 * @param secrets the texts that came from variables of the process, by {@code ${env:NAME}}
 */
public record EnvironmentSource(Map<String, Position> places, Set<String> secrets) {

  /** No file: nothing has a place, and nothing is secret. */
  public static final EnvironmentSource NONE = new EnvironmentSource(Map.of(), Set.of());

  private static final String HIDDEN = "(redacted)";

  /** A shorter text stands in ordinary words as well, and its absence would show it. */
  private static final int SHORTEST = 4;

  /** Make a source. */
  public EnvironmentSource {
    places = Map.copyOf(places);
    secrets = Set.copyOf(secrets);
  }

  /** Return where a name is; empty if it is in no file. */
  public Optional<Position> place(String section, String name) {
    return Optional.ofNullable(places.get(section + "." + name));
  }

  /** Return a text without what must not be shown. {@link #toString()} shows nothing of it. */
  public String redact(String text) {
    String redacted = text;
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST) {
        redacted = redacted.replace(secret, HIDDEN);
      }
    }
    return redacted;
  }

  @Override
  public String toString() {
    return places.size() + " places";
  }
}
