// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Limits;
import org.netready.environment.Resolvers;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.Prober;
import org.netready.probe.ProxyRules;
import org.netready.probe.TrustAnchors;
import org.netready.vantage.DroppingPort;
import org.netready.vantage.LocalNetwork;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Checks;
import org.netready.verdict.Verdict;

/** A site whose firewall drops everything. */
@EnabledOnOs(OS.LINUX)
class FilteredPlanTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void a_thousand_endpoints_that_nobody_answers_take_one_limit_and_hardly_a_thread()
      throws Exception {
    try (var port = new DroppingPort()) {
      Check[] checks =
          DroppingPort.addresses(1000).stream()
              .map(address -> check(address, port.port()))
              .toArray(Check[]::new);
      var network = new LocalNetwork("here", Resolvers.DEFAULT, Limits.DEFAULT.perHost());
      var prober = new Prober(network, TrustAnchors.DEFAULT, ProxyRules.NONE, LIMIT);
      int threads = Thread.activeCount();
      long start = System.nanoTime();

      try (Run run =
          Runner.start(
              Runs.plan(checks), Runs.environment(Limits.DEFAULT), vantage -> prober::askAsync)) {
        int more = Thread.activeCount() - threads;

        assertThat(run.results())
            .extracting(CheckResult::verdict, result -> result.cause().orElseThrow())
            .containsOnly(tuple(Verdict.FAIL, Cause.CONNECT_TIMED_OUT));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isBetween(LIMIT, LIMIT.multipliedBy(2));
        assertThat(more).isLessThan(10);
      }
    }
  }

  private static Check check(IpAddress address, int port) {
    return Checks.expecting(Expectation.LISTENING)
        .id(address.text())
        .to(address.text())
        .ports(port + "/tcp")
        .build();
  }
}
