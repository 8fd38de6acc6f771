// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.PortState;

/** What it does not say; what it says is tested on real packets, with the table of faults. */
class OwnFirewallTest {

  @Test
  void a_refusal_of_this_host_to_itself_is_no_firewall_s() throws IOException {
    OwnFirewall firewall = OwnFirewall.ofThisHost();
    OwnFirewall.Moment before = firewall.justBefore();

    ConnectOutcome refused = refused("127.0.0.1");

    assertThat(firewall.lookAt(refused, closedPort(), before).join()).isSameAs(refused);
  }

  @Test
  void without_counters_nothing_is_said(@TempDir Path empty) {
    OwnFirewall firewall = new OwnFirewall(empty);
    OwnFirewall.Moment before = firewall.justBefore();

    assertThat(before.counted()).isEmpty();
    ConnectOutcome refused = refused("192.0.2.1");
    assertThat(firewall.lookAt(refused, 443, before).join()).isSameAs(refused);
  }

  private static ConnectOutcome refused(String address) {
    return new ConnectOutcome(
        IpAddress.parse(address),
        PortState.CLOSED,
        Optional.of(Cause.CONNECT_REFUSED),
        "connection refused",
        Duration.ofMillis(1));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
