// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import org.netready.environment.Environment;
import org.netready.yaml.Problems;

/** Says what is wrong with an environment: where it is, and without what must not be shown. */
final class SiteProblems {

  private final Environment environment;
  private final Problems problems;

  SiteProblems(Environment environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /**
   * Add a problem.
   *
   * @param section the section of the environment: {@code variables}
   * @param name the name in it, which may be absent from the file
   * @param text what is wrong
   */
  void add(String section, String name, String text) {
    String shown = environment.source().redact(text);
    environment
        .source()
        .place(section, name)
        .ifPresentOrElse(
            place -> problems.add(place, shown),
            () -> problems.add("environment %s: %s".formatted(environment.name(), shown)));
  }
}
