// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netready.yaml.Position;

/**
 * The requirements of one document, or of a few that belong together.
 *
 * @param name its name
 * @param title its title
 * @param description what it covers
 * @param requires the packs that come along, as {@code name} or {@code name:profile}
 * @param profileRequired whether it must be named with a profile
 * @param profiles its profiles by name, in order
 * @param facts the facts that its conditions use, by name
 * @param variables its variables by name
 * @param roles its roles by name
 * @param wildcards what it knows of its wildcard hosts, by wildcard
 * @param requirements its requirements, in the document's order
 * @param position where it begins
 */
public record Pack(
    String name,
    String title,
    String description,
    List<String> requires,
    boolean profileRequired,
    Map<String, Profile> profiles,
    Map<String, Fact> facts,
    Map<String, Variable> variables,
    Map<String, Role> roles,
    Map<String, WildcardHint> wildcards,
    List<Requirement> requirements,
    Position position) {

  /** Make a pack. */
  public Pack {
    requires = List.copyOf(requires);
    profiles = ordered(profiles);
    facts = ordered(facts);
    variables = ordered(variables);
    roles = ordered(roles);
    wildcards = ordered(wildcards);
    requirements = List.copyOf(requirements);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
