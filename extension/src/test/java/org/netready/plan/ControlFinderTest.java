// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.check;
import static org.netready.plan.PlanAssertions.network;
import static org.netready.plan.PlanAssertions.plan;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.site;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.spec.Expect;
import org.netready.spec.Listens;

class ControlFinderTest {

  /** One line: the open requirement, and whether it can show that the shut one's host is alive. */
  @ParameterizedTest(name = "{0} from {1} to {2} {3}: control of {4}: {5}")
  @CsvSource({
    "REACHABLE,       any,     nodes,   443/tcp, 22/tcp,   true",
    "REACHABLE,       any,     nodes,   53/udp,  22/tcp,   true",
    "REACHABLE,       any,     nodes,   443/tcp, 8472/udp, true",
    "REACHABLE,       any,     nodes,   53/udp,  8472/udp, true",
    "REACHABLE,       any,     clients, 443/tcp, 22/tcp,   false",
    "REACHABLE,       clients, nodes,   22/tcp,  22/tcp,   true",
    "REACHABLE,       clients, nodes,   443/tcp, 22/tcp,   false",
    "REACHABLE,       clients, nodes,   22/udp,  22/tcp,   false",
    "PRIVATE_ADDRESS, clients, nodes,   22/tcp,  22/tcp,   false",
    "BLOCKED,         clients, nodes,   22/tcp,  22/tcp,   false",
  })
  void a_control_shows_that_host_and_path_are_alive(
      Expect expect, String from, String to, String port, String shutPort, boolean isControl) {
    PackFixture pack =
        pack(
            requirement("open")
                .from(from)
                .to(to, port)
                .expect(expect)
                .listens(Listens.DURING_INSTALL),
            requirement("shut").from("internet").to("nodes", shutPort).expect(Expect.BLOCKED));
    SiteFixture site =
        site()
            .role("nodes", "node-1=10.0.0.1+203.0.113.1")
            .role("clients", "client-1=10.0.0.2+203.0.113.2")
            .on("client-1", "clients")
            .vantage("cloud", "internet");

    Plan plan = plan(pack, site);

    Check shut = check(plan, "shut:internet@cloud>nodes@node-1:" + shutPort);
    List<String> controls = isControl ? List.of(plan.checks().get(0).id()) : List.of();
    assertThat(network(shut).controls()).isEqualTo(controls);
    assertThat(network(plan.checks().get(0)).controls()).isEmpty();
  }
}
