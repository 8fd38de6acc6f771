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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.netready.Waiting;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.probe.Application;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Destination;
import org.netready.probe.Dialled;
import org.netready.probe.NameOutcome;
import org.netready.probe.Network;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.probe.Prober;
import org.netready.probe.ProxyRules;
import org.netready.probe.Question;
import org.netready.probe.TrustAnchors;
import org.netready.probe.UdpOutcome;
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
  void a_toxiproxy_that_dies_in_mid_conversation_is_an_error_and_no_verdict() throws Exception {
    try (SimulatedNetwork network = open()) {
      network.to("node-1", 22).impair(Impairments.latency(LATENCY));
      var place = new Forgetful(network.at(NODE), () -> network.toxiproxy().orElseThrow().close());
      var prober = new Prober(place, TrustAnchors.DEFAULT, ProxyRules.NONE, LIMIT);

      Observation seen =
          prober.ask(
              new Question(
                  Question.Kind.SERVICE,
                  new Destination(Host.parse("node-1"), List.of(NODE_1)),
                  Ports.tcp(22),
                  new Application(Protocol.SSH, "")));

      assertThat(seen.failure().orElseThrow().cause()).isEqualTo(Cause.INTERNAL_ERROR);
      assertThat(seen.failure().orElseThrow().detail()).contains("Toxiproxy");
      assertThat(seen.state()).isEmpty();
    }
  }

  /** A place that loses something as soon as a connection is open. */
  private record Forgetful(Network network, Runnable loss) implements Network {

    @Override
    public String description() {
      return network.description();
    }

    @Override
    public CompletableFuture<NameOutcome> resolve(HostName name, Duration limit) {
      return network.resolve(name, limit);
    }

    @Override
    public CompletableFuture<ConnectOutcome> connect(
        IpAddress address, int port, Duration limit, Duration watch) {
      return network.connect(address, port, limit, watch);
    }

    @Override
    public CompletableFuture<Dialled> dial(IpAddress address, int port, Duration limit, Peer peer) {
      return network
          .dial(address, port, limit, peer)
          .thenApply(
              dialled -> {
                loss.run();
                return dialled;
              });
    }

    @Override
    public CompletableFuture<UdpOutcome> exchange(
        IpAddress address, int port, byte[] payload, Duration limit) {
      return network.exchange(address, port, payload, limit);
    }

    @Override
    public CompletableFuture<Void> vouch() {
      return network.vouch();
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
