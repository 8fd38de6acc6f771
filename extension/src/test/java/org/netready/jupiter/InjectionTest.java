// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.spec.Requirements.requirement;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.netready.probe.Observation;
import org.netready.verdict.CheckResult;

class InjectionTest {

  @TempDir Path folder;

  private static final List<Object> SEEN = new ArrayList<>();

  @NetworkRequirements(environment = "simulated")
  static class Both {
    @TestFactory
    Stream<DynamicTest> own(Readiness readiness) {
      return readiness.tests(requirement("store").title("t").from("ci").to("stores").port(9000));
    }

    @Test
    void asks(Readiness readiness) {
      SEEN.add(readiness.tcp("mail.example.com", 587));
    }

    @Test
    void checks(Readiness readiness) {
      readiness
          .check(requirement("mail").title("t").from("ci").to("stores").port(25))
          .forEach(it -> SEEN.addAll(it.results()));
    }
  }

  @NetworkRequirements(environment = "simulated")
  static class Outer {
    @Nested
    @NetworkRequirements(packs = "rancher:k3s")
    class Inner implements NetworkReadiness {}
  }

  @Retention(RetentionPolicy.RUNTIME)
  @NetworkRequirements(packs = "rancher:k3s", environment = "simulated")
  @interface OurSite {}

  @OurSite
  static class Composed implements NetworkReadiness {}

  static class Sub extends Base {}

  @NetworkRequirements(packs = "rancher:k3s", environment = "simulated")
  abstract static class Base implements NetworkReadiness {}

  static class FromCi extends Both {
    @Test
    void asks_from(Readiness readiness) {
      SEEN.add(readiness.from("ci").tcp("mail.example.com", 587));
    }
  }

  @NetworkRequirements(environment = "site.yaml")
  static class FromNowhere {
    @Test
    void asks(Readiness readiness) {
      SEEN.add(readiness.from("elsewhere").tcp("mail.example.com", 587));
    }
  }

  @Test
  void readiness_is_injected_into_factories_and_tests() {
    SEEN.clear();

    Kit.Ran ran = Kit.of(Both.class, folder).run();

    assertThat(ran.tests()).hasSize(3).allMatch(it -> it.startsWith("SUCCESSFUL"));
    assertThat(SEEN).hasAtLeastOneElementOfType(Observation.class);
    assertThat(SEEN).hasAtLeastOneElementOfType(CheckResult.class);
  }

  @Test
  void a_class_may_be_in_no_package() throws Exception {
    Kit.Ran ran = Kit.of(Class.forName("InNoPackage"), folder).run();

    assertThat(ran.tests())
        .containsExactly("SUCCESSFUL store:ci@ci>stores@stores:9000/tcp t (simulated)");
    assertThat(ran.results().testEvents().list())
        .extracting(it -> it.getTestDescriptor().getSource().map(Object::toString).orElse(""))
        .allMatch(it -> it.contains("src/test/java/InNoPackage.java"));
  }

  @Test
  void what_a_simulated_network_answered_says_so() {
    SEEN.clear();

    Kit.of(Both.class, folder).run();

    assertThat(SEEN)
        .filteredOn(Observation.class::isInstance)
        .extracting(it -> ((Observation) it).place())
        .containsExactly("internet (simulated)");
    assertThat(SEEN)
        .filteredOn(CheckResult.class::isInstance)
        .flatExtracting(it -> ((CheckResult) it).notes())
        .contains("on a simulated network");
  }

  @Test
  void a_nested_class_inherits_what_it_does_not_say() {
    Kit.Ran ran = quick(Outer.Inner.class).run();

    assertThat(ran.tests()).hasSizeGreaterThan(5).allMatch(it -> it.endsWith("(simulated)"));
  }

  @Test
  void the_annotation_composes() {
    assertThat(quick(Composed.class).run().tests()).hasSizeGreaterThan(5);
  }

  @Test
  void the_annotation_is_inherited() {
    assertThat(quick(Sub.class).run().tests()).hasSizeGreaterThan(5);
  }

  /** Without the row of which a whole limit of silence is the answer. */
  private Kit quick(Class<?> suite) {
    return Kit.of(suite, folder).with("exclude", "k3s-vxlan-not-exposed");
  }

  @Test
  void a_simulated_network_has_every_vantage_point_that_is_asked_for() {
    SEEN.clear();

    Kit.of(FromCi.class, folder).run();

    assertThat(SEEN)
        .filteredOn(Observation.class::isInstance)
        .extracting(it -> ((Observation) it).place())
        .contains("ci (simulated)");
  }

  @Test
  void a_real_site_names_the_vantage_points_that_it_has() {
    Site.write(folder);

    assertThat(Kit.of(FromNowhere.class, folder).run().onlyMessage())
        .isEqualTo(
            "environment site.yaml has no vantage point 'elsewhere'; expected one of [here]");
  }

  @Test
  void single_questions_are_not_asked_in_a_dry_run() {
    Kit.Ran ran = Kit.of(Both.class, folder).with("dry-run", true).run();

    assertThat(ran.tests()).hasSize(3).allMatch(it -> it.startsWith("ABORTED"));
  }

  @Test
  void report_entries_belong_to_the_dynamic_test() {
    Kit.Ran ran = Kit.of(Both.class, folder).run();

    assertThat(ran.entries("own(")).isEmpty();
    assertThat(ran.entries("store:"))
        .singleElement()
        .satisfies(
            entries ->
                assertThat(entries)
                    .containsAllEntriesOf(
                        Map.of(
                            "netready.id", "store:ci@ci>stores@stores:9000/tcp",
                            "netready.verdict", "PASS",
                            "netready.state", "OPEN",
                            "netready.simulated", "true"))
                    .containsKey("netready.took"));
  }
}
