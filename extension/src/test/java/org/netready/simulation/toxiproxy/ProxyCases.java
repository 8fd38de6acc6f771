// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Conformance: connections through a proxy without toxics. */
interface ProxyCases extends Cases {

  @Test
  default void connection_passes_small_and_large_data_both_ways() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    byte[] sent = Payload.random(1 << 20);
    try (Socket client = connect(listen)) {
      Upstream.millisOfEcho(client);
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(client, sent));

      assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
      writing.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  default void connection_ended_by_the_client_ends_at_the_upstream() throws Exception {
    CompletableFuture<byte[]> received = new CompletableFuture<>();
    try (Upstream upstream =
        Upstream.of(it -> received.complete(it.getInputStream().readAllBytes()))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      try (Socket client = connect(listen)) {
        client.getOutputStream().write("one".getBytes());
        client.getOutputStream().write("two".getBytes());
      }

      assertThat(received.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).asString().isEqualTo("onetwo");
    }
  }

  @Test
  default void connection_ended_by_the_upstream_ends_at_the_client() throws Exception {
    try (Upstream upstream = Upstream.of(it -> it.getOutputStream().write("bye".getBytes()))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      try (Socket client = connect(listen)) {
        assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("bye");
      }
    }
  }

  @Test
  default void connection_half_closed_is_closed_altogether() throws Exception {
    CompletableFuture<Integer> upstreamRead = new CompletableFuture<>();
    try (Upstream upstream =
        Upstream.of(
            it -> {
              upstreamRead.complete(it.getInputStream().readAllBytes().length);
              upstreamEnds(it);
            })) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      try (Socket client = connect(listen)) {
        client.getOutputStream().write(1);
        client.shutdownOutput();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(upstreamRead.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(1);
      }
    }
  }

  @Test
  default void upstream_that_refuses_is_accepted_and_ended() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      closed = socket.getLocalPort();
    }
    for (String upstream : List.of("127.0.0.1:" + closed, "no-such-host.invalid:1", "nonsense")) {
      InetSocketAddress listen = api().proxy("a", upstream);
      try (Socket client = connect(listen)) {
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      }
      api().delete("/proxies/a");
    }
  }

  @Test
  default void upstream_by_name_is_dialled() throws Exception {
    requireEcho(api().proxy("a", "localhost:" + echo().address().getPort()));
  }

  @Test
  default void upstream_that_is_silent_blocks_neither_api_nor_other_connections() throws Exception {
    assumeFalse(isReal(), "new connections and the API wait for it");
    List<Socket> filling = new ArrayList<>();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      for (int i = 0; i < 4; i++) {
        filling.add(startConnect(silent.getLocalPort()));
      }
      InetSocketAddress listen = api().proxy("a", "127.0.0.1:" + silent.getLocalPort());
      try (Socket client = connect(listen);
          Socket other = connect(listen)) {
        long start = System.nanoTime();
        api().patch("/proxies/a", "{'upstream':'%s'}".formatted(echo().text()));
        requireEcho(listen);

        assertThat(Cases.millisSince(start)).isLessThan(8_000);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(other.getInputStream().read()).isEqualTo(-1);
      }
    } finally {
      for (Socket socket : filling) {
        socket.close();
      }
    }
  }

  @Test
  default void disabled_proxy_closes_open_connections_and_refuses_new_ones() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    try (Socket client = connect(listen)) {
      Upstream.millisOfEcho(client);

      api().patch("/proxies/a", "{'enabled':false}");

      assertThat(client.getInputStream().read()).isEqualTo(-1);
      requireRefused(listen);
      api().patch("/proxies/a", "{'enabled':true}");
      requireEcho(listen);
    }
  }

  @Test
  default void deleted_proxy_closes_open_connections() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    try (Socket client = connect(listen)) {
      Upstream.millisOfEcho(client);

      api().delete("/proxies/a");

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  default void connection_outlives_two_resets() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    try (Socket client = connect(listen)) {
      for (int i = 0; i < 2; i++) {
        Upstream.millisOfEcho(client);
        api().toxic("a", "latency", "upstream", "'latency':1");
        Upstream.millisOfEcho(client);
        api().post("/reset", "");
      }
      Upstream.millisOfEcho(client);
    }
  }

  @Test
  default void hundred_connections_at_once() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    List<Socket> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        clients.add(connect(listen));
      }
      for (Socket client : clients) {
        Upstream.millisOfEcho(client);
      }
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
    requireEcho(listen);
  }

  private static void upstreamEnds(Socket socket) {
    try {
      socket.getOutputStream().write("late".getBytes());
    } catch (IOException e) {
      // The proxy has closed it already.
    }
  }

  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Begin a connect and wait for nothing: it fills the backlog of a server that never accepts. */
  private static Socket startConnect(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
    } catch (IOException e) {
      socket.close();
    }
    return socket;
  }
}
