// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.VantageException;

/** A dead simulator speaks of us and never of the network. */
class DeadNetworkTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Endpoint SSH = new Endpoint(IpAddress.parse("10.0.0.21"), 22, Transport.TCP);

  @Test
  void a_listener_that_is_gone_is_no_refused_connection() throws Exception {
    InetSocketAddress gone = gone();

    assertThatThrownBy(() -> Loopback.connect(gone, LIMIT))
        .isInstanceOf(VantageException.class)
        .hasMessageStartingWith("the simulated network does not accept: ");
    assertThatThrownBy(() -> Loopback.exchange(gone, new byte[1], LIMIT))
        .isInstanceOf(VantageException.class)
        .hasMessageStartingWith("the simulated network does not take datagrams: ");
  }

  @Test
  void a_failure_of_one_listener_ends_all_outcomes() throws Exception {
    Lifetime lifetime = new Lifetime();
    try (Listeners listeners = Listeners.open("netready-simulation-dead", lifetime)) {
      lifetime.fail(new IOException("Too many open files"));

      assertThatThrownBy(() -> listeners.listen(SSH, null))
          .isInstanceOf(VantageException.class)
          .hasMessage(
              "the simulated network broke: Too many open files;"
                  + " close what is open or raise the limit of open files");
      lifetime.close();
    }
  }

  private static InetSocketAddress gone() throws IOException {
    try (ServerSocket server = new ServerSocket()) {
      server.bind(Listener.anyPort());
      return (InetSocketAddress) server.getLocalSocketAddress();
    }
  }
}
