// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.yaml.Position;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/**
 * A pack in Java, with what its requirements need to be declared. Made by {@link
 * Requirements#pack(String)}. Not safe for use by several threads.
 */
public final class PackBuilder {

  private static final String SAMPLE = "netready";

  private final String name;
  private final Position position;
  private final Map<String, Profile> profiles = new LinkedHashMap<>();
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, WildcardHint> wildcards = new LinkedHashMap<>();
  private final List<RequirementBuilder> requirements = new ArrayList<>();
  private String title;
  private String description = "";

  PackBuilder(String name, Position position) {
    this.name = name;
    this.position = position;
    this.title = name;
  }

  /** Give it a title. If unset, its name. */
  public PackBuilder title(String text) {
    title = text;
    return this;
  }

  /** Say what it covers. */
  public PackBuilder description(String text) {
    description = text;
    return this;
  }

  /** Declare a profile, which {@link #select} can choose. */
  public PackBuilder profile(String profile, String text) {
    profiles.put(profile, new Profile(profile, text, false));
    return this;
  }

  /**
   * Declare a fact on which conditions depend.
   *
   * @param fact its name
   * @param text what it says
   * @param allowed its values, at least two; the first is what a simulated site has, a real one
   *     must set it
   */
  public PackBuilder fact(String fact, String text, String... allowed) {
    Optional<String> example = Stream.of(allowed).findFirst();
    facts.put(fact, new Fact(fact, text, List.of(allowed), Optional.empty(), example));
    return this;
  }

  /**
   * Declare a variable, which a site sets.
   *
   * @param variable its name
   * @param type what it holds
   * @param text what it is and where a site finds it
   * @param example what a simulated site has; several for a list
   */
  public PackBuilder variable(String variable, ValueType type, String text, String... example) {
    variables.put(
        variable,
        new Variable(
            variable, text, type, List.of(example), List.of(), List.of(), Optional.empty()));
    return this;
  }

  /**
   * Declare a role. One that is only named in requirements is declared by that, with one host of
   * the same name on a simulated site.
   *
   * @param role its name
   * @param text what hosts are meant
   * @param example the hosts of a simulated site, single labels
   */
  public PackBuilder role(String role, String text, String... example) {
    roles.put(role, new Role(role, text, List.of(example)));
    return this;
  }

  /**
   * Name public hosts below a wildcard that can be checked in its place. A wildcard without them
   * needs samples in the environment.
   *
   * @param wildcard the wildcard, as in a requirement
   * @param text how a site finds a sample of its own
   * @param samples hosts below it
   */
  public PackBuilder wildcard(String wildcard, String text, String... samples) {
    wildcards.put(wildcard, new WildcardHint(wildcard, text, List.of(samples), sample(wildcard)));
    return this;
  }

  /** Add requirements. */
  public PackBuilder requirements(RequirementBuilder... added) {
    requirements.addAll(List.of(added));
    return this;
  }

  /**
   * Make the pack, with some of its profiles.
   *
   * @throws SpecException if there is no requirement, a mistake in one, or no such profile; with
   *     all mistakes
   */
  public PackSelection select(String... chosen) {
    Problems problems = new Problems();
    List<Requirement> built = new ArrayList<>();
    requirements.forEach(it -> built.add(it.build(variables, problems)));
    for (String profile : chosen) {
      if (!profiles.containsKey(profile)) {
        problems.add(position, Spelling.unknown("profile", profile, profiles.keySet()));
      }
    }
    return select(built, List.of(chosen), problems);
  }

  PackSelection select(List<Requirement> built, List<String> chosen, Problems problems) {
    declareWhatIsNamed(built);
    Pack pack =
        new Pack(
            name,
            title,
            description,
            List.of(),
            false,
            profiles,
            facts,
            variables,
            roles,
            wildcards,
            built,
            position);
    if (built.isEmpty()) {
      problems.add(position, "the pack has no requirements; expected at least one");
    }
    new PackLint(pack, new JavaPlaces(position), problems).run();
    problems.throwIfAny();
    return new PackSelection(pack, new LinkedHashSet<>(chosen));
  }

  private void declareWhatIsNamed(List<Requirement> built) {
    for (Requirement requirement : built) {
      requirement.from().forEach(this::declareRole);
      for (Alternative alternative : requirement.alternatives()) {
        for (Target target : alternative.to()) {
          if (target instanceof Target.RoleTarget role) {
            declareRole(role.role());
          } else if (target instanceof Target.WildcardTarget wildcard) {
            declareWildcard(wildcard.text());
          }
        }
      }
    }
  }

  private void declareRole(String role) {
    if (PackLint.isName(role) && !Role.PREDEFINED.contains(role)) {
      String text = "Hosts that the requirements of %s call %s.".formatted(title, role);
      roles.computeIfAbsent(role, it -> new Role(it, text, List.of(it)));
    }
  }

  private void declareWildcard(String wildcard) {
    if (wildcard.startsWith("*.")) {
      String text = "A host below " + wildcard.substring(2);
      wildcards.computeIfAbsent(wildcard, it -> new WildcardHint(it, text, List.of(), sample(it)));
    }
  }

  private static String sample(String wildcard) {
    return wildcard.replaceFirst("^\\*", SAMPLE);
  }

  /** The places of a pack in Java: of its requirements, and of the call that makes it. */
  private record JavaPlaces(Position pack) implements Places {

    @Override
    public Position of(String key, String text) {
      return pack;
    }

    @Override
    public Position ofDeclaration(String section, String name) {
      return pack;
    }

    @Override
    public Position ofDeclaration(String section, String name, String key, String text) {
      return pack;
    }

    @Override
    public Position of(Requirement requirement, String key, String text) {
      return requirement.position();
    }

    @Override
    public Position of(Requirement requirement, int alternative, String key, String text) {
      return requirement.position();
    }

    @Override
    public boolean says(Requirement requirement, int alternative, String key) {
      return false;
    }
  }
}
