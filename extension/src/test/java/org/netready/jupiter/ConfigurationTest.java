// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.spec.Requirements.requirement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.netready.yaml.SpecException;

class ConfigurationTest {

  @TempDir Path folder;

  static class Suite implements NetworkReadiness {}

  @NetworkRequirements(packs = "rancher:k3z", environment = "simulated")
  static class UnknownProfile implements NetworkReadiness {}

  @NetworkRequirements(environment = "simulated")
  static class WrongRequirement {
    @TestFactory
    Stream<DynamicTest> own(Readiness readiness) {
      return readiness.tests(requirement("Store").from("ci").to("stores").port(300701));
    }
  }

  @Test
  void no_environment_is_a_failing_test() {
    Kit.Ran ran = Kit.of(Suite.class, folder).with("packs", "rancher:k3s").run();

    assertThat(ran.tests()).containsExactly("FAILED requirements: the configuration is wrong");
    assertThat(ran.onlyMessage())
        .isEqualTo(
            "no environment is chosen; expected the property 'netready.environment' or"
                + " @NetworkRequirements(environment = ...) with a file, or with 'simulated' for a"
                + " simulated network");
    assertThat(ran.containersSucceeded()).isTrue();
  }

  @Test
  void a_mistake_has_one_frame_at_the_test_class() {
    Throwable thrown = Kit.of(Suite.class, folder).run().thrown("requirements");

    assertThat(thrown).isInstanceOf(SpecException.class);
    assertThat(thrown.getStackTrace())
        .extracting(StackTraceElement::toString)
        .containsExactly(
            "org.netready.jupiter.ConfigurationTest$Suite.requirements(ConfigurationTest.java)");
  }

  @Test
  void no_packs_are_a_failing_test() {
    Kit.Ran ran = Kit.of(Suite.class, folder).with("environment", Site.write(folder)).run();

    assertThat(ran.onlyMessage())
        .startsWith(
            "no packs are chosen; expected the property 'netready.packs', 'packs' in the environment"
                + " or @NetworkRequirements(packs = ...) with some of [azure-arc, ");
  }

  @Test
  void a_missing_environment_is_a_failing_test() {
    Kit.Ran ran = Kit.of(Suite.class, folder).with("environment", "prod.yaml").run();

    assertThat(ran.onlyMessage())
        .isEqualTo(
            "there is no environment file 'prod.yaml' in %s; expected a path from there, or an absolute one"
                .formatted(folder));
  }

  @Test
  void all_mistakes_of_an_environment_are_in_one_failing_test() {
    Site.write(folder, "phase2: installed", "limits: {check: soon}");

    Kit.Ran ran =
        Kit.of(Suite.class, folder)
            .with("environment", "site.yaml")
            .with("packs", "rancher:k3s")
            .run();

    assertThat(ran.onlyMessage())
        .isEqualTo(
            """
            site.yaml:8:1: unknown key 'phase2'; expected one of [packs, phase, variables, facts, roles, vantage-points, resolvers, reference-resolvers, proxy, trust, samples, limits, fail-on, allowed-listeners]
            site.yaml:9:17: 'soon' is not a duration; expected a form like 500ms, 5s or 2m\
            """);
    assertThat(ran.thrown("requirements").getStackTrace()[0].toString())
        .isEqualTo("org.netready.jupiter.ConfigurationTest$Suite.requirements(site.yaml:8)");
  }

  @Test
  void an_unknown_property_is_a_failing_test() {
    System.setProperty("netready.enviroment", "prod.yaml");
    try {
      Kit.Ran ran = Kit.of(Suite.class, folder).with("environment", "simulated").run();

      assertThat(ran.onlyMessage())
          .isEqualTo(
              "unknown property 'netready.enviroment'; expected one of [netready.directory,"
                  + " netready.dry-run, netready.environment, netready.exclude, netready.fail-on,"
                  + " netready.include, netready.output, netready.packs, netready.require,"
                  + " netready.scenario, netready.skeleton, netready.toxiproxy]");
    } finally {
      System.clearProperty("netready.enviroment");
    }
  }

  @Test
  void wrong_values_of_properties_are_told_together() {
    Kit.Ran ran =
        Kit.of(Suite.class, folder)
            .with("environment", "simulated")
            .with("dry-run", "yes")
            .with("fail-on", "fail,gaps")
            .run();

    assertThat(ran.onlyMessage())
        .isEqualTo(
            """
            property 'netready.dry-run' is 'yes'; expected one of [true, false]
            property 'netready.fail-on' has the unknown word 'gaps'; expected some of [fail, should, inconclusive, gap, new]\
            """);
  }

  @Test
  void an_unknown_pack_is_told_with_where_it_was_chosen() {
    Kit.Ran ran =
        Kit.of(Suite.class, folder).with("environment", "simulated").with("packs", "ranger").run();

    assertThat(ran.onlyMessage())
        .startsWith("property 'netready.packs': unknown pack 'ranger'; expected one of [")
        .endsWith(", or a file such as packs/ranger.yaml (did you mean 'rancher'?)");
  }

  @Test
  void an_unknown_pack_of_an_environment_has_its_place() {
    Site.write(folder, "packs: [rancher:k3s, ranger]");

    Kit.Ran ran = Kit.of(Suite.class, folder).with("environment", "site.yaml").run();

    assertThat(ran.onlyMessage())
        .startsWith("site.yaml:8:22: unknown pack 'ranger'; expected one of [");
    assertThat(ran.thrown("requirements").getStackTrace()[0].toString())
        .isEqualTo("org.netready.jupiter.ConfigurationTest$Suite.requirements(site.yaml:8)");
  }

  @Test
  void an_unknown_profile_of_the_annotation_is_a_failing_test() {
    assertThat(Kit.of(UnknownProfile.class, folder).run().onlyMessage())
        .startsWith(
            "@NetworkRequirements of org.netready.jupiter.ConfigurationTest$UnknownProfile: unknown"
                + " profile of pack 'rancher', 'k3z'; expected one of [k3s, ")
        .endsWith("], or * for all (did you mean 'k3s'?)");
  }

  @Test
  void mistakes_in_a_pack_are_a_failing_test() throws IOException {
    Files.writeString(folder.resolve("needs.yaml"), "pack: needs\nports: 443\n");

    Kit.Ran ran =
        Kit.of(Suite.class, folder)
            .with("environment", "simulated")
            .with("packs", "needs.yaml")
            .run();

    assertThat(ran.onlyMessage())
        .isEqualTo(
            """
            needs.yaml:1:1: 'title' is missing; expected a text
            needs.yaml:1:1: the pack has no requirements; expected at least one
            needs.yaml:2:1: unknown key 'ports'; expected one of [pack, title, description, documents, requires, profile-choice, profiles, facts, variables, roles, wildcards, requirements]\
            """);
  }

  @Test
  void mistakes_in_requirements_in_Java_are_a_failing_test() {
    assertThat(
            Kit.of(WrongRequirement.class, folder)
                .run()
                .onlyMessage()
                .replaceAll(":\\d+:1:", ":LINE:1:"))
        .isEqualTo(
            """
            ConfigurationTest.java:LINE:1: 'Store' is not an id; expected small letters, digits and hyphens
            ConfigurationTest.java:LINE:1: port 300701 is out of range; expected 1 to 65535\
            """);
  }

  @Test
  void a_filter_that_selects_nothing_is_a_failing_test() {
    Kit.Ran ran =
        Kit.of(Suite.class, folder)
            .with("environment", "simulated")
            .with("packs", "rancher:k3s")
            .with("include", "k4s-*")
            .run();

    assertThat(ran.onlyMessage())
        .startsWith(
            "the filter selects nothing (include [k4s-*], exclude []); expected it to match one of ");
  }

  @Test
  void output_that_cannot_be_written_is_a_failing_test() throws IOException {
    Files.writeString(folder.resolve("out"), "a file");

    Kit.Ran ran =
        Kit.of(Suite.class, folder)
            .with("environment", "simulated")
            .with("packs", "rancher:k3s")
            .run();

    assertThat(ran.tests()).containsExactly("FAILED requirements: the run could not start");
    assertThat(ran.onlyMessage())
        .startsWith("cannot write to '%s/out/run-".formatted(folder))
        .endsWith("': Not a directory; expected a directory that may be created and written to");
  }
}
