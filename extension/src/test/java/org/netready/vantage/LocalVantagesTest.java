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
import org.netready.environment.Environment;
import org.netready.environment.FailOn;
import org.netready.environment.Limits;
import org.netready.environment.Phase;
import org.netready.environment.ProxySettings;
import org.netready.environment.TrustStores;
import org.netready.environment.VantagePoint;
import org.netready.probe.NameOutcome;

class LocalVantagesTest {

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

  private static Environment environment() {
    return new Environment(
        "test",
        false,
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(
            new VantagePoint(
                "jump", VantagePoint.Kind.LOCAL, Set.of("jump-server"), Optional.empty()),
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
