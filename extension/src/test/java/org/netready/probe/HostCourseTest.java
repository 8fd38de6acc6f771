// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;

class HostCourseTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void what_listens_on_this_host_is_seen() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Observation seen = ask(Question.Kind.LISTENERS, "127.0.0.1", Ports.all(Transport.TCP));

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.state()).isEmpty();
      assertThat(seen.layers())
          .extracting(Layer::name)
          .containsExactly("resolve", "host", "listeners");
      assertThat(seen.layer(Layer.Listeners.class).orElseThrow().outcome().sockets())
          .extracting(ListeningSocket::port)
          .contains(server.getLocalPort());
    }
  }

  @Test
  void ports_of_this_host_are_bound() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    Observation seen = ask(Question.Kind.BIND, "127.0.0.1", Ports.tcp(port));

    assertThat(seen.cause()).isEmpty();
    assertThat(seen.layers()).extracting(Layer::name).containsExactly("resolve", "host", "bind");
    assertThat(seen.layers().get(2).evidence()).isEqualTo("1 of 1 could be bound");
  }

  @Test
  void another_host_is_not_asked() {
    Observation seen = ask(Question.Kind.BIND, "203.0.113.77", Ports.tcp(80));

    assertThat(seen.cause()).contains(Cause.LOCAL_OTHER_HOST);
    assertThat(seen.layers()).extracting(Layer::name).containsExactly("resolve", "host");
    assertThat(seen.layers().get(1).evidence())
        .isEqualTo("here is not on server-1: it has no address of it (203.0.113.77)");
  }

  @Test
  void a_place_that_tells_nothing_of_its_host_says_so() {
    Observation seen =
        new Prober(new Mute(), TrustAnchors.DEFAULT, ProxyRules.NONE, Probes.LONG)
            .ask(question(Question.Kind.LISTENERS, "10.0.0.1", Ports.all(Transport.TCP)));

    assertThat(seen.cause()).contains(Cause.LOCAL_NOT_SHOWN);
    assertThat(seen.layers().get(1).evidence())
        .isEqualTo("a mute place can tell nothing of the host that it is on");
  }

  /** Loopback is every host's: a name that leads there shows nothing of this one. */
  @Test
  void a_sinkholed_name_is_not_taken_for_this_host() {
    Question question =
        new Question(
            Question.Kind.BIND,
            Destination.of(Host.parse("other.example.com")),
            Ports.tcp(80),
            Application.NONE);

    Observation seen =
        new Prober(new Sinkholed(), TrustAnchors.DEFAULT, ProxyRules.NONE, Probes.LONG)
            .ask(question);

    assertThat(seen.layers()).extracting(Layer::name).containsExactly("resolve", "host");
    assertThat(seen.layers().get(1).cause()).contains(Cause.NAME_SINKHOLED);
    assertThat(seen.layers().get(1).evidence())
        .isEqualTo(
            "whether a mute place is on other.example.com is not shown: the name resolves to"
                + " 127.0.0.1, which means this host itself");
  }

  private static Observation ask(Question.Kind kind, String address, Ports ports) {
    return Probes.ask(question(kind, address, ports), Probes.LONG);
  }

  private static Question question(Question.Kind kind, String address, Ports ports) {
    return new Question(
        kind,
        new Destination(Host.parse("server-1"), List.of(IpAddress.parse(address))),
        ports,
        Application.NONE);
  }

  /** A place that has nothing but a name. */
  private static class Mute implements Network {

    @Override
    public String description() {
      return "a mute place";
    }

    @Override
    public CompletableFuture<NameOutcome> resolve(HostName name, Duration limit) {
      throw new AssertionError("nobody asked for a name");
    }

    @Override
    public CompletableFuture<ConnectOutcome> connect(
        IpAddress address, int port, Duration limit, Duration watch) {
      throw new AssertionError("nobody asked for a connection");
    }

    @Override
    public CompletableFuture<Dialled> dial(IpAddress address, int port, Duration limit, Peer peer) {
      throw new AssertionError("nobody asked for a stream");
    }

    @Override
    public CompletableFuture<UdpOutcome> exchange(
        IpAddress address, int port, byte[] payload, Duration limit) {
      throw new AssertionError("nobody asked for a datagram");
    }
  }

  /** A place with a host, where a name leads to loopback. */
  private static final class Sinkholed extends Mute {

    @Override
    public CompletableFuture<NameOutcome> resolve(HostName name, Duration limit) {
      return CompletableFuture.completedFuture(
          new NameOutcome(
              List.of(IpAddress.parse("127.0.0.1")),
              Optional.of(Cause.NAME_SINKHOLED),
              "a resolver",
              "resolves to 127.0.0.1, which means this host itself",
              Duration.ZERO));
    }

    @Override
    public Optional<HostView> host() {
      return Optional.of(
          new HostView() {
            @Override
            public boolean hasAddress(IpAddress address) {
              return true;
            }

            @Override
            public ListenersOutcome listeners(Transport transport, Duration limit) {
              throw new AssertionError("nobody asked what listens");
            }

            @Override
            public List<BindOutcome> bind(Ports ports, List<IpAddress> addresses, Duration limit) {
              throw new AssertionError("nobody asked for a port");
            }
          });
    }
  }
}
