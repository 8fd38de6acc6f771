// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The embedded server where it is more than a Toxiproxy: its life, its seed, its bounds. */
class EmbeddedToxiproxyTest {

  private final Set<Thread> before = ConformanceSuite.threads();

  @Test
  void it_listens_on_loopback_only() throws Exception {
    try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start()) {
      TestApi api = new TestApi(server.address());
      assertThat(server.address().getAddress().getHostAddress()).isEqualTo("127.0.0.1");

      for (String any : new String[] {"", "0.0.0.0:0", "[::]:0", ":0"}) {
        TestApi.Reply reply =
            api.post("/proxies", "{'name':'a','upstream':'x:1','listen':'%s'}".formatted(any));
        assertThat(reply.json().get("listen").asString()).startsWith("127.0.0.1:");
        api.delete("/proxies/a");
      }
      ApiCases.requireError(
          api.post("/proxies", "{'name':'a','upstream':'x:1','listen':'192.0.2.1:0'}"),
          500,
          "listen tcp: address 192.0.2.1: the embedded server listens on loopback only");
    }
  }

  @Test
  void it_starts_on_a_given_port_that_is_free() throws Exception {
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedToxiproxy.start(port))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("cannot listen at 127.0.0.1:%d: ".formatted(port));
    }
    assertThat(ConformanceSuite.threads()).isSubsetOf(before);
    try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start(port)) {
      assertThat(server.address().getPort()).isEqualTo(port);
    }
  }

  @Test
  void a_seed_decides_whom_a_toxicity_hits() throws Exception {
    List<Boolean> first = hits(1);

    assertThat(hits(1)).isEqualTo(first).contains(true, false);
    assertThat(hits(2)).isNotEqualTo(first);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void no_socket_is_left_open() throws Exception {
    EmbeddedToxiproxy server = EmbeddedToxiproxy.start();
    try (Upstream echo = Upstream.echo()) {
      TestApi api = new TestApi(server.address());
      InetSocketAddress listen = api.proxy("a", echo.text());
      api.toxic("a", "limit_data", "downstream", "'bytes':1000000");
      try (Socket client = new Socket(listen.getAddress(), listen.getPort())) {
        Upstream.millisOfEcho(client);
        assertThat(socketsAt(listen, server.address())).isNotEmpty();

        server.close();
        server.close();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(socketsAt(listen, server.address())).isEmpty();
      }
    }
    assertThat(ConformanceSuite.threads()).isSubsetOf(before);
  }

  @Test
  void a_client_that_does_not_read_makes_the_upstream_wait() throws Exception {
    CompletableFuture<Boolean> sent = new CompletableFuture<>();
    try (Upstream upstream =
            Upstream.of(
                it -> {
                  it.getOutputStream().write(new byte[256 << 20]);
                  sent.complete(true);
                });
        EmbeddedToxiproxy server = EmbeddedToxiproxy.start()) {
      TestApi api = new TestApi(server.address());
      InetSocketAddress listen = api.proxy("a", upstream.text());
      try (Socket client = new Socket(listen.getAddress(), listen.getPort())) {
        assertThat(client.getInputStream().read()).isZero();

        assertThatThrownBy(() -> sent.get(1, TimeUnit.SECONDS))
            .isInstanceOf(TimeoutException.class);
        assertThat(api.get("/version").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_request_that_is_no_http_does_no_harm() throws Exception {
    try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start();
        Socket client = new Socket(server.address().getAddress(), server.address().getPort())) {
      client.getOutputStream().write("\u0016\u0003\u0001 hello\r\n\r\n".getBytes());
      client.shutdownOutput();
      client.getInputStream().readAllBytes();

      assertThat(new TestApi(server.address()).get("/version").status()).isEqualTo(200);
    }
  }

  @Test
  void slices_are_all_there_and_none_is_empty() {
    for (long average : new long[] {0, 1, 100, 5_000}) {
      for (long variation : new long[] {0, 1, 99, 10_000}) {
        var pieces = new Slicing(average, variation, new Random(1)).pieces(4_000);
        assertThat(pieces).allMatch(size -> size >= 1 && size <= 4_000);
        assertThat(pieces.stream().mapToInt(Integer::intValue).sum()).isEqualTo(4_000);
      }
    }
    assertThat(new Slicing(1024, 512, new Random(1)).pieces(32_768).size()).isBetween(20, 80);
  }

  private static List<Boolean> hits(long seed) throws Exception {
    List<Boolean> hits = new ArrayList<>();
    try (Upstream echo = Upstream.echo();
        EmbeddedToxiproxy server = EmbeddedToxiproxy.start(0, new Random(seed))) {
      TestApi api = new TestApi(server.address());
      InetSocketAddress listen = api.proxy("a", echo.text());
      api.post("/proxies/a/toxics", "{'type':'limit_data','toxicity':0.5}");
      for (int i = 0; i < 20; i++) {
        try (Socket client = new Socket(listen.getAddress(), listen.getPort())) {
          client.getOutputStream().write(1);
          hits.add(client.getInputStream().read() < 0);
        }
      }
    }
    return hits;
  }

  /** Return the sockets of this process whose own port is one of these, as the kernel has them. */
  private static List<String> socketsAt(InetSocketAddress... addresses) throws IOException {
    Set<String> inodes = inodes();
    List<String> ports =
        Arrays.stream(addresses).map(it -> ":%04X".formatted(it.getPort())).toList();
    List<String> found = new ArrayList<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] words = line.strip().split("\\s+");
        if (words.length > 9
            && inodes.contains(words[9])
            && ports.stream().anyMatch(words[1]::endsWith)) {
          found.add(line);
        }
      }
    }
    return found;
  }

  private static Set<String> inodes() throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      for (Path file : files.toList()) {
        if (Files.isSymbolicLink(file)) {
          String target = Files.readSymbolicLink(file).toString();
          inodes.add(target.replaceAll("socket:\\[(\\d+)]", "$1"));
        }
      }
    }
    return inodes;
  }
}
