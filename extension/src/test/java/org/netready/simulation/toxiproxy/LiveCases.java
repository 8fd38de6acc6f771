// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Conformance: toxics that come, change and go while data passes. */
interface LiveCases extends Cases {

  int NUMBERS = 30_000;

  @Test
  default void nothing_is_lost_or_misplaced_while_toxics_come_and_go() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    try (Socket client = connect(listen)) {
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeNumbers(client));
      CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> readNumbers(client));
      int churns = 0;
      while (!reading.isDone() && churns < 400) {
        churn(churns++);
      }

      assertThat(reading.get(3 * LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(NUMBERS);
      assertThat(writing).succeedsWithin(java.time.Duration.ofSeconds(10));
      assertThat(churns).isPositive();
    }
  }

  private void churn(int round) throws Exception {
    String stream = round % 2 == 0 ? "upstream" : "downstream";
    api().toxic("a", "latency", stream, "'latency':20,'jitter':10");
    api().toxic("a", "slicer", stream, "'average_size':100,'size_variation':10,'delay':10");
    api().patch("/proxies/a/toxics/latency_" + stream, "{'attributes':{'latency':5}}");
    api().toxic("a", "bandwidth", stream, "'rate':1000");
    api().remove("a", "latency_" + stream);
    api().patch("/proxies/a/toxics/bandwidth_" + stream, "{'attributes':{'rate':100000}}");
    api().remove("a", "slicer_" + stream);
    api().remove("a", "bandwidth_" + stream);
  }

  @Test
  default void removing_a_latency_lets_go_what_it_held() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "latency", "upstream", "'latency':60000");
    try (Socket client = connect(listen)) {
      client.getOutputStream().write(new byte[] {1, 2, 3});
      client.getOutputStream().flush();
      api().remove("a", "latency_upstream");

      assertThat(client.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
    }
  }

  @Test
  default void removing_the_latency_before_a_timeout_drops_what_it_held() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    try (Socket client = connect(listen)) {
      Upstream.millisOfEcho(client);
      api().toxic("a", "latency", "upstream", "'latency':60000");
      api().toxic("a", "timeout", "upstream", "");
      client.getOutputStream().write(1);
      requireSilence(client);
      long start = System.nanoTime();
      api().remove("a", "latency_upstream");
      assertThat(Cases.millisSince(start)).isLessThan(10_000);
      api().remove("a", "timeout_upstream");

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  default void removing_a_toxic_while_the_reader_does_not_read() throws Exception {
    try (Upstream upstream = Upstream.of(it -> it.getOutputStream().write(new byte[8 << 20]))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api().toxic("a", "latency", "downstream", "'latency':1");
      api().toxic("a", "bandwidth", "downstream", "'rate':100000");
      try (Socket client = connect(listen)) {
        assertThat(client.getInputStream().readNBytes(1000)).hasSize(1000);
        api().remove("a", "bandwidth_downstream");
        CompletableFuture<byte[]> rest =
            CompletableFuture.supplyAsync(() -> Upstream.readAll(client));
        api().remove("a", "latency_downstream");

        assertThat(rest.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).hasSize((8 << 20) - 1000);
      }
    }
  }

  @Test
  default void toxics_change_while_connections_are_opened_and_closed() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    for (int i = 0; i < 100; i++) {
      try (Socket client = connect(listen)) {
        client.getOutputStream().write(i);
        if (i % 2 == 0) {
          api().toxic("a", "latency", "downstream", "'latency':1000");
        } else {
          api().remove("a", "latency_downstream");
        }
      }
    }
    requireEcho(listen);
  }

  @Test
  default void toxic_added_later_acts_on_open_connections_in_its_stream_alone() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    try (Socket client = connect(listen)) {
      long direct = Upstream.millisOfEcho(client);
      api().toxic("a", "latency", "upstream", "'latency':700");
      long delayed = Upstream.millisOfEcho(client);
      api().patch("/proxies/a/toxics/latency_upstream", "{'attributes':{'latency':0}}");
      long updated = Upstream.millisOfEcho(client);

      assertThat(delayed).isGreaterThanOrEqualTo(700);
      assertThat(direct).isLessThan(600);
      assertThat(updated).isLessThan(600);
    }
  }

  @Test
  default void toxic_added_behind_another_leaves_what_that_one_holds() throws Exception {
    assumeFalse(isReal(), "it lets go of it");
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "latency", "upstream", "'latency':700");
    try (Socket client = connect(listen)) {
      long start = System.nanoTime();
      client.getOutputStream().write(1);
      api().toxic("a", "noop", "upstream", "");

      assertThat(client.getInputStream().read()).isEqualTo(1);
      assertThat(Cases.millisSince(start)).isGreaterThanOrEqualTo(700);
    }
  }

  @Test
  default void removing_a_timeout_with_toxicity_0_ends_nothing() throws Exception {
    assumeFalse(isReal(), "it ends all connections");
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().post("/proxies/a/toxics", "{'type':'timeout','toxicity':0}");
    try (Socket client = connect(listen)) {
      Upstream.millisOfEcho(client);
      api().remove("a", "timeout_downstream");

      Upstream.millisOfEcho(client);
    }
  }

  @Test
  default void update_of_a_latency_lets_go_what_it_held() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "latency", "upstream", "'latency':60000");
    try (Socket client = connect(listen)) {
      client.getOutputStream().write(1);
      requireSilence(client);
      api().patch("/proxies/a/toxics/latency_upstream", "{'attributes':{'latency':60001}}");

      assertThat(client.getInputStream().read()).isEqualTo(1);
    }
  }

  private static void writeNumbers(Socket socket) {
    try {
      Payload.writeNumbers(socket.getOutputStream(), NUMBERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int readNumbers(Socket socket) {
    try {
      return Payload.readNumbers(new java.io.BufferedInputStream(socket.getInputStream()), NUMBERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
