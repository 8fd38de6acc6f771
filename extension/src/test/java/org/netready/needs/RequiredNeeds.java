// SPDX-License-Identifier: Apache-2.0
package org.netready.needs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The tags whose needs must be there: the property {@code netready.require}, else the environment
 * variable {@code NETREADY_REQUIRE}, separated by commas. A tag that does not exist is an error,
 * since a misspelt one would require nothing.
 */
final class RequiredNeeds {

  static final String PROPERTY = "netready.require";
  static final String VARIABLE = "NETREADY_REQUIRE";
  private static final List<String> KNOWN =
      List.of("browser", "curl", "docker", "netns", "ssh", "toxiproxy");

  private final List<String> tags;

  private RequiredNeeds(List<String> tags) {
    this.tags = tags;
  }

  /**
   * Read what is required.
   *
   * @param property the value of the property
   * @param variable the value of the environment variable; counts only without the property
   * @throws IllegalArgumentException if a tag does not exist
   */
  static RequiredNeeds of(Optional<String> property, Optional<String> variable) {
    String source = property.isPresent() ? "property '" + PROPERTY + "'" : VARIABLE;
    List<String> tags =
        Arrays.stream(property.or(() -> variable).orElse("").split(","))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .toList();
    for (String tag : tags) {
      if (!KNOWN.contains(tag)) {
        throw new IllegalArgumentException(
            "%s has the unknown tag '%s'; expected some of %s".formatted(source, tag, KNOWN));
      }
    }
    return new RequiredNeeds(tags);
  }

  boolean contain(String tag) {
    return tags.contains(tag);
  }
}
