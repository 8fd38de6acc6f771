// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.simulation.Client.LIMIT;
import static org.netready.simulation.Sites.NODE;
import static org.netready.simulation.Sites.service;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netready.Waiting;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Application.Protocol;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;

/** Impairments of connections, which Toxiproxy does. */
class StreamImpairmentTest {

  private static final IpAddress NODE_1 = IpAddress.parse("10.0.0.21");
  private static final Duration LATENCY = Duration.ofMillis(300);

  @Test
  void latency_is_felt_by_the_impaired_port_alone_and_until_it_is_undone() throws Exception {
    try (SimulatedNetwork network = open()) {
      Client client = new Client(network);
      AppliedImpairment applied = network.to("node-1", 22).impair(Impairments.latency(LATENCY));

      assertThat(greeting(client, "node-1")).isGreaterThanOrEqualTo(LATENCY);
      assertThat(network.toxiproxy()).isPresent();

      applied.close();
      try (Socket socket = client.dial("node-1", 22)) {
        assertThat(Client.line(socket)).startsWith("SSH-2.0-");
      }
    }
  }

  @Test
  void several_add_up() throws Exception {
    try (SimulatedNetwork network = open()) {
      network.to("node-1", 22).impair(Impairments.latency(LATENCY));
      network.everything().impair(Impairments.latency(LATENCY));

      assertThat(greeting(new Client(network), "node-1"))
          .isGreaterThanOrEqualTo(LATENCY.multipliedBy(2));
    }
  }

  @Test
  void without_an_impaired_connection_there_is_no_toxiproxy() throws Exception {
    try (SimulatedNetwork network = open()) {
      network.to("node-1", 22).impair(Impairments.latency(LATENCY));

      assertThat(greeting(new Client(network), "node-2")).isNotNull();
      assertThat(network.toxiproxy()).isEmpty();
    }
  }

  @Test
  void a_dead_toxiproxy_says_nothing_of_the_network() throws Exception {
    for (Impairment impairment : List.of(Impairments.latency(LATENCY), Impairments.down())) {
      try (SimulatedNetwork network = open()) {
        network.to("node-1", 22).impair(impairment);
        Waiting waiting = new Waiting(network.at(NODE));
        assertThat(waiting.connect(NODE_1, 22, LIMIT).state())
            .isEqualTo(impairment.equals(Impairments.down()) ? PortState.CLOSED : PortState.OPEN);

        network.toxiproxy().orElseThrow().close();

        assertThatThrownBy(() -> waiting.connect(NODE_1, 22, LIMIT))
            .as("%s", impairment)
            .isInstanceOf(VantageException.class);
      }
    }
  }

  @Test
  void many_undone_leave_room_for_more() throws Exception {
    try (SimulatedNetwork network = open()) {
      Client client = new Client(network);
      for (int bytes = 1000; bytes < 1040; bytes++) {
        try (AppliedImpairment applied =
                network.to("node-1", 22).impair(Impairments.limitData(bytes));
            Socket socket = client.dial("node-1", 22)) {
          assertThat(Client.line(socket)).as("%s", applied).startsWith("SSH-2.0-");
        }
      }
    }
  }

  @Test
  void no_thread_is_left() throws Exception {
    Set<Thread> before = NetworkThreads.alive();
    List<AppliedImpairment> applied = new ArrayList<>();
    try (SimulatedNetwork network = open()) {
      applied.add(network.everything().impair(Impairments.latency(LATENCY)));
      assertThat(greeting(new Client(network), "node-1")).isNotNull();
    }
    applied.forEach(AppliedImpairment::close);

    assertThat(NetworkThreads.since(before)).isEmpty();
  }

  private static SimulatedNetwork open() throws VantageException {
    return SimulatedNetwork.open(
        Sites.TWO_HOSTS,
        List.of(
            service("node-1", "22/tcp", Protocol.SSH), service("node-2", "22/tcp", Protocol.SSH)));
  }

  /** Return how long a greeting takes to come. */
  private static Duration greeting(Client client, String host) throws Exception {
    Stopwatch watch = Stopwatch.start();
    try (Socket socket = client.dial(host, 22)) {
      assertThat(Client.line(socket)).startsWith("SSH-2.0-");
      return watch.elapsed();
    }
  }
}
