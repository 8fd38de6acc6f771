// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.DNS;
import static org.netready.probe.Application.Protocol.HTTPS;
import static org.netready.probe.Application.Protocol.NONE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.ChildJvm;
import org.netready.endpoint.Ports;
import org.netready.vantage.LocalNetwork;

class HostilePeersTest {

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int AT_ONCE = 3;
  private static final String BUSY = Cause.LIMIT_REACHED.name();

  @ParameterizedTest
  @EnumSource
  void each_ends_within_its_limit_with_a_cause(HostilePeer peer) {
    try (var server = peer.open()) {
      Observation seen = Probes.ask(Probes.tcp(server.port(), peer.protocol()), LIMIT);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.cause()).isEqualTo(peer.cause());
      assertThat(seen.toString().length()).isLessThan(16_000);
      assertThat(seen.toString().codePoints()).allMatch(HostilePeersTest::isPlain);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nx: y",
        "A",
        "HTTP/1.1 103 Early Hints\r\n\r\n",
        "\u0005\u0000",
        "\u0005\u00ff"
      })
  void a_proxy_that_streams_for_ever_is_cut_off(String again) {
    byte[] chunk = again.repeat(2_000).getBytes(StandardCharsets.ISO_8859_1);
    try (var proxy =
        LoopbackServer.of(
            connection -> {
              while (true) {
                connection.getOutputStream().write(chunk);
              }
            })) {
      for (ProxyServer.Kind kind : ProxyServer.Kind.values()) {
        for (Application.Protocol protocol : List.of(HTTPS, NONE, Application.Protocol.HTTP)) {
          Observation seen =
              Probes.ask(
                  Probes.named("service.example.test", 443, protocol),
                  LIMIT,
                  TrustAnchors.DEFAULT,
                  Probes.through(kind, proxy.port()));

          assertThat(seen.failure()).as(kind + " " + protocol).isEmpty();
          assertThat(seen.toString().codePoints()).allMatch(HostilePeersTest::isPlain);
        }
      }
    }
  }

  @Test
  void a_dns_answer_of_60_kb_that_points_at_itself_is_no_dns() throws IOException {
    try (var server =
        new LoopbackDatagrams(
            query -> {
              byte[] answer = Arrays.copyOf(query, 60_000);
              answer[2] = (byte) 0x80;
              Arrays.fill(answer, 4, 12, (byte) 0xff);
              for (int i = 12; i < answer.length - 1; i += 2) {
                answer[i] = (byte) (0xc0 | i >> 8 & 0x3f);
                answer[i + 1] = (byte) i;
              }
              return answer;
            })) {
      Observation seen =
          Probes.ask(Probes.question("127.0.0.1", Ports.udp(server.port()), DNS, ""), Probes.LONG);

      assertThat(seen.failure()).isEmpty();
      assertThat(seen.cause()).contains(Cause.PROTOCOL_MISMATCH);
    }
  }

  /** A small heap on a slow machine that others use has a lot of garbage to collect. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void many_at_once_fit_into_a_small_heap() throws IOException, InterruptedException {
    List<LoopbackServer> servers = new ArrayList<>();
    try {
      List<String> arguments = new ArrayList<>();
      for (HostilePeer peer : HostilePeer.values()) {
        LoopbackServer server = peer.open();
        servers.add(server);
        arguments.add(peer.name() + "=" + server.port());
      }

      ChildJvm.Ended child =
          ChildJvm.run(
              List.of("-Xmx32m", "-XX:+ExitOnOutOfMemoryError"), HostilePeersMain.class, arguments);

      assertThat(child.exitCode()).as(child.output()).isZero();
      // A machine that is busy with other things says so, and blames no peer.
      List<String> expected =
          Arrays.stream(HostilePeer.values())
              .flatMap(peer -> Stream.of(line(peer, peer.cause()), peer + ": " + BUSY))
              .toList();
      assertThat(child.output().lines())
          .hasSize(HostilePeer.values().length * AT_ONCE)
          .allMatch(expected::contains);
    } finally {
      servers.forEach(LoopbackServer::close);
    }
  }

  /** Asks all peers that it is told of, several times and all at once. */
  static final class HostilePeersMain {

    private HostilePeersMain() {}

    public static void main(String[] arguments) throws Exception {
      var network = new LocalNetwork("here", List.of());
      var prober =
          new Prober(network, TrustAnchors.DEFAULT, ProxyRules.NONE, Duration.ofSeconds(10));
      var all = new HashMap<CompletableFuture<Observation>, HostilePeer>();
      for (int i = 0; i < AT_ONCE; i++) {
        for (String argument : arguments) {
          HostilePeer peer = HostilePeer.valueOf(argument.substring(0, argument.indexOf('=')));
          int port = Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
          all.put(prober.askAsync(Probes.tcp(port, peer.protocol())), peer);
        }
      }
      for (var entry : all.entrySet()) {
        Observation seen = entry.getKey().get(60, TimeUnit.SECONDS);
        System.out.println(line(entry.getValue(), seen));
      }
    }
  }

  private static String line(HostilePeer peer, Observation seen) {
    return seen.failure()
        .map(failure -> peer + ": " + failure.cause())
        .orElseGet(() -> line(peer, seen.cause()));
  }

  private static String line(HostilePeer peer, Optional<Cause> cause) {
    return peer + ": " + cause.map(Cause::name).orElse("answers");
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> false;
      default -> true;
    };
  }
}
