// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.netready.environment.Environment;
import org.netready.environment.VantagePoint;
import org.netready.spec.Role;
import org.netready.yaml.Problems;

/** Finds names of an environment that no chosen pack declares: they would be ignored. */
final class EnvironmentNames {

  private final SiteProblems site;

  private EnvironmentNames(Environment environment, Problems problems) {
    this.site = new SiteProblems(environment, problems);
  }

  /**
   * Report the names that neither a chosen pack nor another known one declares: an environment may
   * serve several suites.
   */
  static void check(Declarations declared, Environment environment, Problems problems) {
    EnvironmentNames names = new EnvironmentNames(environment, problems);
    names.known(
        "variable",
        "variables",
        "",
        environment.variables().keySet(),
        declared.variables().keySet());
    names.known("fact", "facts", "", environment.facts().keySet(), declared.facts().keySet());
    Set<String> roles = new HashSet<>(declared.roles().keySet());
    roles.addAll(Role.PREDEFINED);
    names.known("role", "roles", "", environment.roles().keySet(), roles);
    for (VantagePoint vantage : environment.vantagePoints()) {
      names.known("role", "vantage-points", vantage.name(), vantage.roles(), roles);
    }
    names.known(
        "wildcard", "samples", "", environment.samples().keySet(), declared.wildcards().keySet());
  }

  private void known(
      String kind,
      String section,
      String owner,
      Collection<String> used,
      Collection<String> known) {
    Set<String> unknown = new TreeSet<>(used);
    unknown.removeAll(new HashSet<>(known));
    for (String name : unknown) {
      String expected =
          known.isEmpty()
              ? "none, as the chosen packs use none"
              : "a %s of the chosen packs, such as %s".formatted(kind, Names.near(name, known));
      site.add(
          section,
          owner.isEmpty() ? name : owner,
          "%sunknown %s '%s'; expected %s"
              .formatted(
                  owner.isEmpty() ? "" : "vantage point '" + owner + "': ", kind, name, expected));
    }
  }
}
