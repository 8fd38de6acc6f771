// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.netready.spec.Requirements.alternative;
import static org.netready.spec.Requirements.pack;
import static org.netready.spec.Requirements.requirement;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.netready.yaml.Problem;
import org.netready.yaml.SpecException;

/** Mistakes in requirements in Java. */
class RequirementMistakesTest {

  @Test
  void all_mistakes_come_at_once() {
    assertThat(
            mistakes(
                () ->
                    pack(
                        "needs",
                        requirement("store").from("ci").to("a.example.com").port(300701).https(),
                        requirement("Store").from("ci").to("https://example.com").port(443),
                        requirement("mirror").from("ci").port(443).trust(Trust.SITE),
                        requirement("proxy").manual().when("proxy and"),
                        requirement("choice").from("ci").oneOf(alternative("a.b").port(1)))))
        .containsExactly(
            "when 'proxy and': the condition ends; expected a fact",
            "'oneOf' has fewer than two alternatives; expected two",
            "port 300701 is out of range; expected 1 to 65535",
            "'Store' is not an id; expected small letters, digits and hyphens",
            "'https://example.com' is not a host; expected a name or an address alone, without"
                + " scheme, port or path",
            "'to' is missing; expected one or more roles or hosts",
            "'trust' for service none; expected one of [https, tls, registry], or no 'trust'");
  }

  @Test
  void a_contradiction_is_a_mistake() {
    assertThat(
            mistakes(
                () ->
                    pack(
                        "needs",
                        requirement("open").from("internet").to("db").port(5432),
                        requirement("shut").from("internet").to("db").port(5432).blocked())))
        .singleElement()
        .asString()
        .startsWith("'shut' contradicts 'open' at line ")
        .endsWith(
            ": from internet to db, 5432/tcp is to be blocked here and reachable there; expected"
                + " one of them, or conditions that exclude each other");
  }

  @Test
  void a_mistake_names_file_and_line() {
    SpecException mistake =
        catchThrowableOfType(
            SpecException.class, () -> pack("needs", requirement("Store").manual()));

    assertThat(mistake)
        .hasMessageMatching("RequirementMistakesTest\\.java:\\d+:1: 'Store' is not an id; .*");
  }

  @Test
  void no_requirement_is_a_mistake() {
    assertThat(mistakes(() -> pack("needs").select()))
        .containsExactly("the pack has no requirements; expected at least one");
  }

  @Test
  void what_is_not_declared_is_a_mistake() {
    assertThat(
            mistakes(
                () ->
                    pack("needs")
                        .requirements(
                            requirement("a").from("ci").to("${region}.b.c").port(1).when("proxy"))
                        .select("training")))
        .containsExactly(
            "unknown profile 'training'; expected no profile, as there is none",
            "unknown fact 'proxy'; expected no fact, as there is none",
            "unknown variable 'region'; expected no variable, as there is none");
  }

  private static List<String> mistakes(ThrowingCallable call) {
    return catchThrowableOfType(SpecException.class, call).problems().stream()
        .map(Problem::text)
        .toList();
  }
}
