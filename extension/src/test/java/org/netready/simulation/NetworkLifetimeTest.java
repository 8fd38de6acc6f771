// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.simulation.Client.LIMIT;
import static org.netready.simulation.Sites.NODE;
import static org.netready.simulation.Sites.service;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.netready.Waiting;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.Application.Protocol;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Network;
import org.netready.probe.VantageException;

/** A network that is closed or broken leaves nothing behind and speaks of us alone. */
class NetworkLifetimeTest {

  private static final IpAddress NODE_1 = IpAddress.parse("10.0.0.21");
  private static final IpAddress NOBODY = IpAddress.parse("192.0.2.1");
  private static final Endpoint SSH = new Endpoint(NODE_1, 22, Transport.TCP);

  @Test
  void nothing_is_left_after_close() throws Exception {
    Set<Thread> before = NetworkThreads.alive();
    SimulatedNetwork network = open(service("node-1", "22/tcp", Protocol.SSH));
    try (Socket socket = new Client(network).dial("node-1", 22)) {
      Client.line(socket);
      assertThat(NetworkThreads.since(before)).isNotEmpty().allMatch(Thread::isDaemon);

      network.close();
      network.close();

      assertThat(NetworkThreads.since(before)).isEmpty();
      assertThatThrownBy(() -> new Socket(socket.getInetAddress(), socket.getPort()).close())
          .isInstanceOf(ConnectException.class);
      assertThat(readsEnd(socket)).isTrue();
    }
  }

  @Test
  void nothing_is_left_after_an_exception() {
    Set<Thread> before = NetworkThreads.alive();

    assertThatThrownBy(
            () -> {
              try (SimulatedNetwork network = open(service("node-1", "22/tcp", Protocol.SSH))) {
                new Client(network).dial("node-1", 23).close();
              }
            })
        .isInstanceOf(ConnectException.class);

    assertThat(NetworkThreads.since(before)).isEmpty();
  }

  @Test
  void a_closed_network_is_our_fault_and_no_outcome() throws Exception {
    SimulatedNetwork network = open(service("node-1", "22/tcp", Protocol.SSH));
    Network node = network.at(NODE);
    new Waiting(node).connect(NODE_1, 22, LIMIT);

    network.close();

    assertThatThrownBy(() -> new Waiting(node).connect(NODE_1, 22, LIMIT))
        .isInstanceOf(VantageException.class)
        .hasMessage("the simulated network is closed; ask before it is");
    assertThatThrownBy(() -> new Waiting(node).dial(NODE_1, 23, LIMIT))
        .isInstanceOf(VantageException.class);
    assertThatThrownBy(() -> new Waiting(node).exchange(NODE_1, 23, new byte[1], LIMIT))
        .isInstanceOf(VantageException.class);
    assertThatThrownBy(() -> new Waiting(node).resolve(HostName.parse("node-1"), LIMIT))
        .isInstanceOf(VantageException.class);
  }

  @Test
  void closing_wakes_who_waits_for_silence() throws Exception {
    SimulatedNetwork network = open();
    CompletableFuture<ConnectOutcome> waiting =
        CompletableFuture.supplyAsync(() -> connectForLong(network.at(NODE)));

    network.close();

    assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(VantageException.class);
  }

  @Test
  void waiting_for_silence_gives_way_to_an_interrupt() throws Exception {
    try (SimulatedNetwork network = open()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(
              () -> new Waiting(network.at(NODE)).connect(NOBODY, 22, Duration.ofHours(1)))
          .isInstanceOf(VantageException.class)
          .hasMessage("interrupted while waiting for an answer");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void a_listener_that_is_gone_is_no_refused_connection() throws Exception {
    InetSocketAddress gone = gone();

    assertThatThrownBy(() -> Waiting.await(Loopback.dial(gone, LIMIT)))
        .isInstanceOf(VantageException.class)
        .hasMessageStartingWith("the simulated network does not accept: ");
    assertThatThrownBy(() -> Waiting.await(Loopback.exchange(gone, new byte[1], LIMIT)))
        .isInstanceOf(VantageException.class)
        .hasMessageStartingWith("the simulated network does not take datagrams: ");
  }

  @Test
  void a_failure_of_one_listener_ends_all_outcomes() throws Exception {
    Lifetime lifetime = new Lifetime();
    try (Listeners listeners = Listeners.open("netready-simulation-dead", lifetime)) {
      lifetime.fail(new IOException("Too many open files"));

      assertThatThrownBy(() -> listeners.listen(new Listening(SSH, Behaviour.NONE), null))
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

  private static SimulatedNetwork open(SimulatedService... services) throws VantageException {
    return SimulatedNetwork.open(Sites.TWO_HOSTS, List.of(services));
  }

  private static ConnectOutcome connectForLong(Network network) {
    try {
      return new Waiting(network).connect(NOBODY, 22, Duration.ofHours(1));
    } catch (VantageException e) {
      throw new CompletionException(e);
    }
  }

  private static boolean readsEnd(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
