// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netready.environment.Environment;
import org.netready.environment.EnvironmentSource;
import org.netready.environment.Limits;
import org.netready.environment.Phase;
import org.netready.environment.ProxySettings;
import org.netready.environment.Resolvers;
import org.netready.environment.TrustStores;
import org.netready.yaml.Position;
import org.netready.yaml.Problem;
import org.netready.yaml.Problems;

class SiteProblemsTest {

  private static final Position PLACE =
      new Position("site.yaml", URI.create("file:///site.yaml"), 3, 5);

  private final Problems problems = new Problems();
  private final SiteProblems site = new SiteProblems(environment(), problems);

  @Test
  void a_name_of_the_file_has_its_place() {
    site.add("variables", "region", "variable 'region': 'x' is not allowed");

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("site.yaml:3:5: variable 'region': 'x' is not allowed");
  }

  @Test
  void a_name_that_is_not_there_has_the_environment() {
    site.add("variables", "absent", "variable 'absent': it is not set");

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("environment site.yaml: variable 'absent': it is not set");
  }

  @Test
  void a_secret_is_not_shown() {
    site.add("variables", "region", "'hunter2' is not allowed");

    assertThat(problems.all())
        .extracting(Problem::text)
        .containsExactly("'${env:PASSWORD}' is not allowed");
    assertThat(environment().toString()).doesNotContain("hunter2");
  }

  private static Environment environment() {
    return new Environment(
        "site.yaml",
        false,
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Phase.INSTALLED,
        Resolvers.DEFAULT,
        ProxySettings.NONE,
        TrustStores.DEFAULT,
        Map.of(),
        Limits.DEFAULT,
        Set.of(),
        List.of(),
        new EnvironmentSource(Map.of("variables.region", PLACE), Map.of("hunter2", "PASSWORD")));
  }
}
