// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.simulation.Client.LIMIT;
import static org.netready.simulation.Sites.INTERNET;
import static org.netready.simulation.Sites.NODE;
import static org.netready.simulation.Sites.service;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netready.Waiting;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Network;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;

class SimulatedNetworkTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final IpAddress NODE_1 = IpAddress.parse("10.0.0.21");
  private static final IpAddress NODE_1_PUBLIC = IpAddress.parse("203.0.113.21");
  private static final IpAddress NOBODY = IpAddress.parse("192.0.2.1");

  @Test
  void a_service_is_open_at_all_addresses_of_its_host() throws Exception {
    try (SimulatedNetwork network = open(service("node-1", "22/tcp", Protocol.SSH))) {
      assertThat(new Waiting(network.at(NODE)).connect(NODE_1, 22, LIMIT).state())
          .isEqualTo(PortState.OPEN);
      assertThat(new Waiting(network.at(NODE)).connect(NODE_1_PUBLIC, 22, LIMIT).state())
          .isEqualTo(PortState.OPEN);
    }
  }

  @Test
  void a_host_refuses_on_its_other_ports() throws Exception {
    try (SimulatedNetwork network = open(service("node-1", "22/tcp", Protocol.SSH))) {
      Network node = network.at(NODE);

      ConnectOutcome outcome = new Waiting(node).connect(NODE_1, 23, LIMIT);

      assertThat(outcome.state()).isEqualTo(PortState.CLOSED);
      assertThat(outcome.cause()).contains(Cause.CONNECT_REFUSED);
      assertThat(outcome.address()).isEqualTo(NODE_1);
      assertThat(new Waiting(node).dial(NODE_1, 23, LIMIT).outcome().cause())
          .contains(Cause.CONNECT_REFUSED);
      assertThat(new Waiting(node).exchange(NODE_1, 22, new byte[1], LIMIT).cause())
          .contains(Cause.UDP_PORT_UNREACHABLE);
    }
  }

  @Test
  void what_is_closed_to_a_vantage_point_is_silent_for_the_whole_limit() throws Exception {
    SimulatedService closed =
        service("node-1", "22/tcp", Protocol.SSH).withClosedTo(Set.of(INTERNET));
    try (SimulatedNetwork network = open(closed)) {
      ConnectOutcome outcome = new Waiting(network.at(INTERNET)).connect(NODE_1_PUBLIC, 22, SHORT);

      assertThat(outcome.state()).isEqualTo(PortState.FILTERED);
      assertThat(outcome.cause()).contains(Cause.CONNECT_TIMED_OUT);
      assertThat(outcome.evidence()).isEqualTo("no answer in 200 ms");
      assertThat(outcome.took()).isBetween(SHORT, SHORT.plusSeconds(5));
      assertThat(new Waiting(network.at(INTERNET)).dial(NODE_1, 22, SHORT).outcome().cause())
          .contains(Cause.CONNECT_TIMED_OUT);
      assertThat(new Waiting(network.at(NODE)).connect(NODE_1_PUBLIC, 22, LIMIT).state())
          .isEqualTo(PortState.OPEN);
    }
  }

  @Test
  void one_of_several_services_closes_an_endpoint_for_all() throws Exception {
    SimulatedService ssh = service("node-1", "22/tcp", Protocol.SSH);
    try (SimulatedNetwork network = open(ssh, ssh.withClosedTo(Set.of(INTERNET)))) {
      assertThat(new Waiting(network.at(INTERNET)).connect(NODE_1, 22, SHORT).state())
          .isEqualTo(PortState.FILTERED);
    }
  }

  @Test
  void an_address_without_a_host_is_silent() throws Exception {
    try (SimulatedNetwork network = open()) {
      assertThat(new Waiting(network.at(NODE)).connect(NOBODY, 22, SHORT).state())
          .isEqualTo(PortState.FILTERED);
      assertThat(new Waiting(network.at(NODE)).exchange(NOBODY, 53, new byte[1], SHORT).cause())
          .contains(Cause.UDP_SILENT);
    }
  }

  @Test
  void a_range_listens_on_each_of_its_ports_and_on_no_other() throws Exception {
    try (SimulatedNetwork network = open(service("node-1", "30000-32767/tcp", Protocol.NONE))) {
      Network node = network.at(NODE);

      assertThat(List.of(30000, 31234, 32767))
          .allSatisfy(
              port ->
                  assertThat(new Waiting(node).connect(NODE_1, port, LIMIT).state())
                      .isEqualTo(PortState.OPEN));
      assertThat(new Waiting(node).connect(NODE_1, 29999, LIMIT).state())
          .isEqualTo(PortState.CLOSED);
      assertThat(new Waiting(node).connect(NODE_1, 32768, LIMIT).state())
          .isEqualTo(PortState.CLOSED);
    }
  }

  @Test
  void a_thousand_endpoints_need_one_thread() throws Exception {
    List<SimulatedService> services =
        IntStream.range(0, 1000)
            .mapToObj(i -> service("host-%d.example.com".formatted(i), "443/tcp", Protocol.HTTPS))
            .toList();
    Set<Thread> before = NetworkThreads.alive();
    try (SimulatedNetwork network = SimulatedNetwork.open(Sites.TWO_HOSTS, services)) {
      Client client = new Client(network);

      for (int i = 0; i < 1000; i++) {
        client.dial("host-%d.example.com".formatted(i), 443).close();
      }

      assertThat(NetworkThreads.since(before))
          .filteredOn(thread -> !thread.getName().contains("-server-"))
          .as("threads that do not serve a connection")
          .hasSize(1);
      assertThat(client.https("host-999.example.com", 443, "/")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void many_connections_are_held_at_once() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try (SimulatedNetwork network = open(service("node-1", "22/tcp", Protocol.SSH))) {
      for (int i = 0; i < 200; i++) {
        sockets.add(new Client(network).dial("node-1", 22));
      }

      for (Socket socket : sockets) {
        assertThat(Client.line(socket)).isEqualTo("SSH-2.0-netready-simulated");
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void networks_are_isolated_from_each_other() throws Exception {
    try (SimulatedNetwork other = open(service("other.example.com", "443/tcp", Protocol.HTTPS))) {
      try (SimulatedNetwork one = open(service("one.example.com", "443/tcp", Protocol.HTTPS))) {
        assertThat(
                new Waiting(other.at(NODE))
                    .resolve(HostName.parse("one.example.com"), LIMIT)
                    .cause())
            .contains(Cause.NAME_NXDOMAIN);
        assertThat(one.environment().trust()).isNotEqualTo(other.environment().trust());
      }

      assertThat(new Client(other).https("other.example.com", 443, "/")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void only_loopback_is_listened_on() throws Exception {
    try (SimulatedNetwork network = open(service("node-1", "22/tcp", Protocol.SSH));
        Socket socket = new Client(network).dial("node-1", 22)) {
      assertThat(socket.getInetAddress().isLoopbackAddress()).isTrue();
      assertThat(socket.getPort()).isGreaterThan(1023);
      assertThat(Listener.anyPort().getAddress().isLoopbackAddress()).isTrue();
    }
  }

  @Test
  void unknown_vantage_points_are_mistakes() throws Exception {
    SimulatedService closed =
        service("node-1", "22/tcp", Protocol.SSH).withClosedTo(Set.of("moon"));

    assertThatThrownBy(() -> open(closed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown vantage point 'moon'; expected one of [internet, node]");
    try (SimulatedNetwork network = open()) {
      assertThatThrownBy(() -> network.at("moon")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void the_environment_is_the_site_with_another_public_root() throws Exception {
    try (SimulatedNetwork network = open()) {
      assertThat(network.environment())
          .usingRecursiveComparison()
          .ignoringFields("trust")
          .isEqualTo(Sites.TWO_HOSTS);
      assertThat(network.environment().trust().publicRoots()).hasSize(1);
      assertThat(network.at(NODE).description()).isEqualTo("node (simulated)");
    }
  }

  private static SimulatedNetwork open(SimulatedService... services) throws VantageException {
    return SimulatedNetwork.open(Sites.TWO_HOSTS, List.of(services));
  }
}
