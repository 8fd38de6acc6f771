// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import static org.netready.assertj.ReadinessAssertions.assertThatResults;
import static org.netready.probe.Cause.CONNECT_TIMED_OUT;
import static org.netready.probe.Cause.CONNECT_UNREACHABLE;
import static org.netready.probe.Cause.NAME_NXDOMAIN;
import static org.netready.probe.Cause.NAME_SERVFAIL;
import static org.netready.probe.Cause.PROXY_AUTHENTICATION_REQUIRED;
import static org.netready.probe.Cause.TLS_INTERCEPTED;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netready.jupiter.NetworkRequirements;
import org.netready.jupiter.Readiness;

/** What the report will look like in each scenario: which requirements fail, and why. */
@NetworkRequirements(packs = "runai", environment = "simulated")
class ScenarioRehearsalTest {

  @Test
  void nothing_fails_where_nothing_is_wrong(Readiness readiness) {
    assertThatResults(readiness.inScenario().check()).failOnly(Map.of());
  }

  @Test
  void a_firewall_that_denies_by_default(Readiness readiness) {
    assertThatResults(readiness.inScenario("firewall-default-deny").check())
        .failOnly(
            Map.of(
                "runai-platform", CONNECT_TIMED_OUT,
                "runai-metrics-store", CONNECT_TIMED_OUT,
                "runai-helm-repository", CONNECT_TIMED_OUT,
                "runai-images", CONNECT_TIMED_OUT,
                "runai-entrypoint", CONNECT_TIMED_OUT));
  }

  @Test
  void a_proxy_that_inspects(Readiness readiness) {
    assertThatResults(readiness.inScenario("tls-inspection").check())
        .failOnly(
            Map.of(
                "runai-platform", TLS_INTERCEPTED,
                "runai-metrics-store", TLS_INTERCEPTED,
                "runai-helm-repository", TLS_INTERCEPTED,
                "runai-images", TLS_INTERCEPTED));
  }

  @Test
  void a_proxy_that_demands_credentials(Readiness readiness) {
    assertThatResults(readiness.inScenario("proxy-with-credentials").check())
        .failOnly(
            Map.of(
                "runai-platform", PROXY_AUTHENTICATION_REQUIRED,
                "runai-metrics-store", PROXY_AUTHENTICATION_REQUIRED,
                "runai-helm-repository", PROXY_AUTHENTICATION_REQUIRED,
                "runai-images", PROXY_AUTHENTICATION_REQUIRED));
  }

  @Test
  void an_air_gap(Readiness readiness) {
    assertThatResults(readiness.inScenario("air-gap-with-mirror").check())
        .failOnly(
            Map.of(
                "runai-platform", NAME_NXDOMAIN,
                "runai-metrics-store", NAME_NXDOMAIN,
                "runai-helm-repository", NAME_NXDOMAIN,
                "runai-images", NAME_NXDOMAIN,
                "runai-entrypoint", CONNECT_UNREACHABLE));
  }

  /** A slow link is slow; Run:ai asks for nothing over UDP, of which it loses three in four. */
  @Test
  void a_slow_link(Readiness readiness) {
    assertThatResults(readiness.inScenario("slow-link-with-udp-loss").check()).failOnly(Map.of());
  }

  @Test
  void names_that_the_site_hides(Readiness readiness) {
    assertThatResults(readiness.inScenario("split-horizon-dns").check())
        .failOnly(
            Map.of(
                "runai-platform", CONNECT_TIMED_OUT,
                "runai-metrics-store", NAME_NXDOMAIN,
                "runai-helm-repository", NAME_SERVFAIL,
                "runai-images", NAME_SERVFAIL));
  }
}
