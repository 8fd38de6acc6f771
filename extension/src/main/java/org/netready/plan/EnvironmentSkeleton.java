// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.netready.spec.PackSelection;
import org.netready.spec.Role;

/**
 * Writes the text of an environment file in which a site fills in what chosen packs need.
 *
 * <p>Every role, variable, fact and wildcard of the requirements that were chosen is there and
 * explained. What the site has to say is commented out with an example, so that the file can be
 * read as it is and a plan then names what is missing.
 */
public final class EnvironmentSkeleton {

  static final String FILL_IN = " # fill in";

  private final CommentedYaml yaml = new CommentedYaml();
  private final List<String> packs;
  private final SiteNeeds needs;

  private EnvironmentSkeleton(List<PackSelection> selections, List<String> packs) {
    this.packs = List.copyOf(packs);
    this.needs = SiteNeeds.of(selections);
  }

  /** Return a skeleton for packs of the catalog, which chooses them by name and profile. */
  public static String text(List<PackSelection> selections) {
    return text(selections, selections.stream().flatMap(it -> names(it).stream()).toList());
  }

  /**
   * Return a skeleton for packs that may be files.
   *
   * @param selections the packs, those that they require included
   * @param packs how they were chosen, which becomes the environment's {@code packs}
   */
  public static String text(List<PackSelection> selections, List<String> packs) {
    return new EnvironmentSkeleton(selections, packs).text();
  }

  private String text() {
    yaml.prose(0, "The environment of %s: what this site has.".formatted(String.join(", ", packs)))
        .prose(0, "A key after # without a space is not set: remove the # to set it.")
        .prose(0, "What has no default is marked with \"fill in\".")
        .prose(0, "Any text may hold ${env:NAME}, the value of a variable of the process.")
        .gap()
        .prose(0, "The packs and profiles whose requirements are tested.")
        .line(0, "packs: " + CommentedYaml.list(packs))
        .gap()
        .prose(
            0, "before-install: nothing listens on the product's own ports yet, so only the path")
        .prose(0, "to them is tested. installed: the product runs, and has to answer.")
        .line(0, "phase: before-install")
        .gap();
    roles();
    vantagePoints();
    SkeletonValues values = new SkeletonValues(yaml, needs);
    values.variables();
    values.facts();
    values.wildcards();
    SkeletonDefaults.write(yaml);
    return yaml.toString();
  }

  private static List<String> names(PackSelection selection) {
    String name = selection.pack().name();
    List<String> names =
        selection.pack().profiles().keySet().stream()
            .filter(selection.profiles()::contains)
            .map(profile -> name + ":" + profile)
            .toList();
    return names.isEmpty() ? List.of(name) : names;
  }

  private void roles() {
    Map<String, Need<Role>> roles = needs.roles();
    if (roles.isEmpty()) {
      return;
    }
    yaml.prose(0, "The hosts of each role, by name or address. A host with further addresses is a")
        .prose(
            0,
            "mapping: \"address\" is dialled instead of resolving the name, and the internet finds")
        .prose(0, "it at its \"public-addresses\", which is tested where it must not:")
        .prose(0, "{host: node-1, address: 10.0.0.21, public-addresses: [203.0.113.9]}")
        .line(0, "roles:");
    roles.forEach(this::role);
  }

  private void role(String name, Need<Role> role) {
    role.said(Role::description).forEach(said -> yaml.prose(2, said));
    requirements("Source", role.sourceOf());
    requirements("Destination", role.usedBy());
    yaml.line(2, CommentedYaml.scalar(name) + ":" + FILL_IN);
    List<String> examples = role.first(Role::example);
    (examples.isEmpty() ? List.of(name + "-1") : examples)
        .forEach(example -> yaml.unset(4, "- " + CommentedYaml.scalar(example)));
    yaml.gap();
  }

  private void requirements(String what, Collection<String> ids) {
    if (!ids.isEmpty()) {
      yaml.prose(2, "%s of %s: %s.".formatted(what, count(ids), String.join(", ", ids)));
    }
  }

  static String count(Collection<String> ids) {
    return ids.size() == 1 ? "1 requirement" : ids.size() + " requirements";
  }

  private void vantagePoints() {
    Map<String, Need<Role>> sources = needs.sources();
    if (sources.isEmpty()) {
      return;
    }
    yaml.prose(
            0, "Where checks are made from. A requirement is tested from the vantage points that")
        .prose(
            0,
            "stand in for a role where it starts; without one it becomes a gap. The kind local is")
        .prose(
            0,
            "the process that runs the tests: one process is one place, so one of them is local.")
        .prose(0, "Requirements start in " + starts(sources) + ".");
    if (sources.containsKey(Role.INTERNET)) {
      yaml.prose(0, "internet is a place outside of the site and goes with no role inside: run the")
          .prose(
              0, "tests there as well, with an environment whose vantage point stands for it. Its")
          .prose(
              0,
              "\"control\" is what it reaches for certain, such as www.example.com:443: without,")
          .prose(0, "what is blocked from there looks like a vantage point that reaches nothing.");
    }
    yaml.line(0, "vantage-points:").unset(2, "this-machine:" + FILL_IN);
    example(sources);
    yaml.gap();
  }

  private static String starts(Map<String, Need<Role>> sources) {
    return sources.entrySet().stream()
        .map(entry -> "%s (%s)".formatted(entry.getKey(), entry.getValue().sourceOf().size()))
        .collect(Collectors.joining(", "));
  }

  private void example(Map<String, Need<Role>> sources) {
    Map.Entry<String, Need<Role>> source =
        sources.entrySet().stream()
            .filter(entry -> !Role.PREDEFINED.contains(entry.getKey()))
            .findFirst()
            .orElseGet(() -> sources.entrySet().iterator().next());
    yaml.unset(2, "  roles: " + CommentedYaml.list(List.of(source.getKey())));
    yaml.unset(2, "  kind: local");
    source.getValue().first(Role::example).stream()
        .findFirst()
        .ifPresent(
            host ->
                yaml.unset(
                    2,
                    "  host: %s # if it is a host of its roles"
                        .formatted(CommentedYaml.scalar(host))));
  }
}
