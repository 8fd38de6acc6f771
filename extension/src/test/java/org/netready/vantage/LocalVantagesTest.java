// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netready.Waiting;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.environment.Environment;
import org.netready.environment.FailOn;
import org.netready.environment.Limits;
import org.netready.environment.Phase;
import org.netready.environment.ProxySettings;
import org.netready.environment.SiteHost;
import org.netready.environment.TrustStores;
import org.netready.environment.VantagePoint;
import org.netready.probe.Application;
import org.netready.probe.Cause;
import org.netready.probe.Destination;
import org.netready.probe.NameOutcome;
import org.netready.probe.Observation;
import org.netready.probe.Prober;
import org.netready.probe.ProxyRules;
import org.netready.probe.Question;
import org.netready.probe.TrustAnchors;

class LocalVantagesTest {

  private static final HostName NODE = HostName.parse("node-1");

  @Test
  void a_vantage_point_of_this_process_is_its_network() throws Exception {
    try (var vantages = LocalVantages.open(environment())) {
      NameOutcome localhost =
          new Waiting(vantages.at("jump"))
              .resolve(HostName.parse("localhost"), Duration.ofSeconds(20));

      assertThat(vantages.at("jump").description()).isEqualTo("jump");
      assertThat(localhost.cause()).isEmpty();
      assertThat(localhost.addresses()).isNotEmpty();
    }
  }

  @Test
  void another_vantage_point_is_an_error_that_names_those_there_are() {
    try (var vantages = LocalVantages.open(environment())) {
      assertThatThrownBy(() -> vantages.at("jmup"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("unknown vantage point 'jmup'; expected one of [jump]");
    }
  }

  /** Checks from a laptop passed for those of a node that the environment called it. */
  @Test
  void a_machine_with_none_of_the_addresses_of_the_host_that_it_is_said_to_be_asks_nothing() {
    Observation seen = ask(new SiteHost(NODE, address("203.0.113.7"), List.of()));

    assertThat(seen.layers()).isEmpty();
    assertThat(seen.failure()).isPresent();
    assertThat(seen.failure().get().cause()).isEqualTo(Cause.LOCAL_OTHER_HOST);
    assertThat(seen.failure().get().detail())
        .startsWith(
            "vantage point 'jump' is said to be node-1 (203.0.113.7), and this machine has none of"
                + " its addresses, but ");
  }

  @Test
  void a_public_address_alone_may_be_of_a_translation_on_the_way() {
    IpAddress elsewhere = IpAddress.parse("203.0.113.7");

    assertThat(ask(new SiteHost(NODE, Optional.empty(), List.of(elsewhere))).failure()).isEmpty();
    assertThat(ask(new SiteHost(NODE, address("127.0.0.1"), List.of(elsewhere))).failure())
        .isEmpty();
  }

  @Test
  void a_host_whose_name_resolves_to_this_machine_is_this_machine() {
    HostName own = HostName.parse("localhost");

    assertThat(ask(new SiteHost(own, Optional.empty(), List.of())).failure()).isEmpty();
  }

  private static Optional<IpAddress> address(String text) {
    return Optional.of(IpAddress.parse(text));
  }

  /** Ask for a port of this machine from a vantage point that is said to be a host of two roles. */
  private static Observation ask(SiteHost host) {
    Map<String, List<SiteHost>> roles =
        Map.of(
            "jump-server",
            List.of(SiteHost.of("node-2"), SiteHost.of(host.host().text()), SiteHost.of("node-3")),
            "nodes",
            List.of(host));
    Environment site = environment(roles, Optional.of(host.host().text()));
    try (var vantages = LocalVantages.open(site)) {
      return new Prober(
              vantages.at("jump"), TrustAnchors.DEFAULT, ProxyRules.NONE, Duration.ofSeconds(20))
          .ask(
              new Question(
                  Question.Kind.SERVICE,
                  Destination.of(IpAddress.parse("127.0.0.1")),
                  Ports.tcp(1),
                  Application.NONE));
    }
  }

  private static Environment environment() {
    return environment(Map.of(), Optional.empty());
  }

  private static Environment environment(Map<String, List<SiteHost>> roles, Optional<String> host) {
    return new Environment(
        "test",
        false,
        List.of(),
        Map.of(),
        Map.of(),
        roles,
        List.of(
            new VantagePoint("jump", VantagePoint.Kind.LOCAL, Set.of("jump-server"), host),
            new VantagePoint("pod", VantagePoint.Kind.SIMULATED, Set.of("pod"), Optional.empty())),
        Phase.INSTALLED,
        List.of(),
        ProxySettings.NONE,
        TrustStores.DEFAULT,
        Map.of(),
        Limits.DEFAULT,
        Set.of(FailOn.FAIL));
  }
}
