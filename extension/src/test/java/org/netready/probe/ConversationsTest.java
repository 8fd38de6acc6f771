// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.netready.probe.Application.Protocol.HTTP;
import static org.netready.probe.Application.Protocol.NONE;
import static org.netready.probe.Application.Protocol.SSH;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.vantage.LocalNetwork;

/** Every address and port that opens is asked, not the fastest alone. */
class ConversationsTest {

  private static final String SSH_GREETING = "SSH-2.0-OpenSSH_9.2\r\n";
  private static final IpAddress OTHER = IpAddress.parse("127.0.0.2");

  @Test
  @EnabledOnOs(OS.LINUX)
  void each_address_that_opens_is_asked() {
    try (var right = LoopbackServer.saying(SSH_GREETING);
        var wrong = right.beside("127.0.0.2", it -> LoopbackServer.send(it, "220 mail\r\n"))) {
      Observation seen = Probes.ask(atBoth(wrong.port(), SSH), Probes.LONG);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.layer(Layer.Connect.class).orElseThrow().cause()).isEmpty();
      assertThat(seen.conversations())
          .extracting(Conversation::address, Conversation::port, Conversation::cause)
          .containsExactly(
              told(LoopbackServer.ADDRESS, right.port(), Optional.empty()),
              told(OTHER, right.port(), Optional.of(Cause.PROTOCOL_MISMATCH)));
      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void all_are_asked_at_the_same_time() {
    var bothAreThere = new CountDownLatch(2);
    LoopbackServer.Handler together =
        connection -> {
          bothAreThere.countDown();
          bothAreThere.await();
          LoopbackServer.send(connection, SSH_GREETING);
        };
    try (var one = LoopbackServer.of(together);
        var other = one.beside("127.0.0.2", together)) {
      Observation seen = Probes.ask(atBoth(other.port(), SSH), Probes.LONG);

      assertThat(seen.conversations())
          .extracting(Conversation::cause)
          .containsOnly(Optional.empty());
      assertThat(seen.conversations()).hasSize(2);
    }
  }

  @Test
  void each_sampled_port_that_opens_is_asked() {
    List<LoopbackServer> servers =
        IntStream.range(0, 3).mapToObj(i -> LoopbackServer.saying(SSH_GREETING)).toList();
    int first = servers.stream().mapToInt(LoopbackServer::port).min().orElseThrow();
    int last = servers.stream().mapToInt(LoopbackServer::port).max().orElseThrow();

    Observation seen =
        Probes.ask(
            Probes.question("127.0.0.1", new Ports(first, last, Transport.TCP), SSH, ""),
            Probes.LONG);

    servers.forEach(LoopbackServer::close);
    assertThat(seen.conversations())
        .extracting(Conversation::port)
        .isEqualTo(
            seen.layer(Layer.Connect.class).orElseThrow().outcomes().stream()
                .filter(it -> it.outcome().state() == PortState.OPEN)
                .map(Layer.Attempt::port)
                .toList())
        .contains(first, last);
  }

  /** Each takes a thread while it waits; none of them is answered before all have asked. */
  @Test
  void hundreds_of_peers_are_waited_for_at_the_same_time() {
    int many = 700;
    var asked = new CountDownLatch(many);
    var prober =
        new Prober(
            new LocalNetwork("here", List.of()),
            TrustAnchors.DEFAULT,
            ProxyRules.NONE,
            Duration.ofMinutes(1));
    try (var server =
        LoopbackServer.of(
            connection -> {
              LoopbackServer.readHead(connection);
              asked.countDown();
              asked.await();
              LoopbackServer.send(connection, "HTTP/1.1 204 No Content\r\n\r\n");
            })) {
      List<CompletableFuture<Observation>> answers =
          IntStream.range(0, many)
              .mapToObj(i -> prober.askAsync(Probes.tcp(server.port(), HTTP)))
              .toList();

      assertThat(answers)
          .extracting(it -> it.join().cause(), it -> it.join().failure())
          .containsOnly(tuple(Optional.empty(), Optional.empty()));
    }
  }

  @Test
  void nothing_is_asked_where_there_is_nothing_to_ask() {
    try (var server = LoopbackServer.silent()) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), NONE), Probes.LONG);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.conversations()).isEmpty();
    }
  }

  @Test
  void each_tunnel_to_a_range_is_used() {
    try (var server = LoopbackServer.of(it -> LoopbackServer.send(it, "220 mail\r\n"));
        var proxy = LoopbackProxy.to(server)) {
      var question =
          new Question(
              Question.Kind.SERVICE,
              Destination.of(Host.parse("range.example.test")),
              Ports.parse("2201-2202/tcp"),
              new Application(SSH, ""));
      ProxyRules rules = Probes.through(ProxyServer.Kind.HTTP, proxy.port());

      Observation seen = Probes.ask(question, Probes.LONG, TrustAnchors.DEFAULT, rules);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.conversations())
          .extracting(Conversation::address, Conversation::port, Conversation::cause)
          .containsExactly(
              tuple(Optional.empty(), 2201, Optional.of(Cause.PROTOCOL_MISMATCH)),
              tuple(Optional.empty(), 2202, Optional.of(Cause.PROTOCOL_MISMATCH)));
    }
  }

  private static Tuple told(IpAddress address, int port, Optional<Cause> cause) {
    return tuple(Optional.of(address), port, cause);
  }

  private static Question atBoth(int port, Application.Protocol protocol) {
    return new Question(
        Question.Kind.SERVICE,
        new Destination(Host.parse("two.example.test"), List.of(LoopbackServer.ADDRESS, OTHER)),
        Ports.tcp(port),
        new Application(protocol, ""));
  }
}
