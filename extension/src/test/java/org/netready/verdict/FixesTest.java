// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Subject;
import org.netready.probe.Cause;

class FixesTest {

  @ParameterizedTest
  @EnumSource(Cause.class)
  void every_cause_has_advice_without_a_hole(Cause cause) {
    assertThat(fix(cause)).isNotBlank().doesNotContain("{", "}", "null");
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {
        "NAME_.*",
        "CONNECT_UNREACHABLE",
        "PROXY_UNREACHABLE",
        "LOCAL_NO_ROUTE",
        "LIMIT_REACHED",
        "UDP_SILENT"
      },
      mode = EnumSource.Mode.MATCH_ANY)
  void what_may_be_dead_is_never_to_be_allowed(Cause cause) {
    assertThat(fix(cause)).doesNotContain("allow ");
  }

  @Test
  void a_host_without_a_route_to_its_name_servers_needs_one_to_them() {
    Check check = Checks.expecting(Expectation.LISTENING).build();

    assertThat(fix(check, Seen.of(check).notResolved(Cause.LOCAL_NO_ROUTE, "no route")))
        .isEqualTo("give agent-1 a route to its name servers");
    assertThat(fix(check, Seen.of(check))).isEqualTo("give agent-1 a route to server-1");
  }

  private static String fix(Check check, Seen seen) {
    var subject = (Subject.OnNetwork) check.subject();
    return Fixes.of(
        new Case(check, subject, seen.build(), List.of()),
        Ruling.fail(Cause.LOCAL_NO_ROUTE, "so it was"));
  }

  private static String fix(Cause cause) {
    Check check = Checks.expecting(Expectation.LISTENING).build();
    var subject = (Subject.OnNetwork) check.subject();
    var given = new Case(check, subject, Seen.of(check).build(), List.of());
    return Fixes.of(given, Ruling.fail(cause, "so it was"));
  }
}
