// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conformance: toxics that let data pass, later, slower or in pieces. */
interface ToxicCases extends Cases {

  @ParameterizedTest(name = "{0} ms upstream and {1} ms downstream")
  @CsvSource({"200, 0", "0, 200", "150, 150", "0, 0"})
  default void latency_delays_each_way(int up, int down) throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "latency", "upstream", "'latency':" + up);
    api().toxic("a", "latency", "downstream", "'latency':" + down);
    try (Socket client = connect(listen)) {
      assertThat(Upstream.millisOfEcho(client)).isBetween((long) up + down, up + down + 2_000L);
    }
  }

  @Test
  default void latency_delays_neither_a_connect_nor_a_bare_end() throws Exception {
    try (Upstream upstream = Upstream.of(it -> it.getInputStream().read())) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api().toxic("a", "latency", "upstream", "'latency':60000");
      api().toxic("a", "latency", "downstream", "'latency':60000");
      long start = System.nanoTime();
      try (Socket client = connect(listen)) {
        client.shutdownOutput();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(Cases.millisSince(start)).isLessThan(20_000);
      }
    }
  }

  @Test
  default void latencies_add_up() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().post("/proxies/a/toxics", "{'type':'latency','name':'b','attributes':{'latency':200}}");
    api().toxic("a", "latency", "downstream", "'latency':300");
    try (Socket client = connect(listen)) {
      assertThat(Upstream.millisOfEcho(client)).isBetween(500L, 2_500L);
    }
  }

  @Test
  default void jitter_is_more_or_less() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "latency", "downstream", "'latency':100,'jitter':50");
    try (Socket client = connect(listen)) {
      for (int i = 0; i < 5; i++) {
        assertThat(Upstream.millisOfEcho(client)).isBetween(50L, 2_150L);
      }
    }
  }

  @Test
  default void latency_below_0_delays_nothing() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "latency", "downstream", "'latency':-100");
    requireEcho(listen);
  }

  @Test
  default void latency_keeps_the_throughput() throws Exception {
    byte[] sent = Payload.random(16 << 20);
    try (Upstream upstream = Upstream.of(it -> it.getOutputStream().write(sent))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api().toxic("a", "latency", "downstream", "'latency':200");
      long start = System.nanoTime();
      try (Socket client = connect(listen)) {
        assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
      }
      // A delay of 200 ms for each of 512 chunks would be 102 s.
      assertThat(Cases.millisSince(start)).isBetween(200L, 20_000L);
    }
  }

  @Test
  default void bandwidth_is_that_of_each_connection() throws Exception {
    byte[] sent = Payload.random(200_000);
    try (Upstream upstream = Upstream.of(it -> it.getOutputStream().write(sent))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api().toxic("a", "bandwidth", "downstream", "'rate':200");
      long start = System.nanoTime();
      try (Socket one = connect(listen);
          Socket other = connect(listen)) {
        CompletableFuture<byte[]> second =
            CompletableFuture.supplyAsync(() -> Upstream.readAll(other));
        assertThat(one.getInputStream().readAllBytes()).isEqualTo(sent);
        assertThat(second.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(sent);
      }
      assertThat(Cases.millisSince(start)).isBetween(950L, 4_000L);
    }
  }

  @Test
  default void bandwidth_of_little_data_takes_its_time() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "bandwidth", "upstream", "'rate':1");
    try (Socket client = connect(listen)) {
      long start = System.nanoTime();
      client.getOutputStream().write(new byte[500]);
      assertThat(client.getInputStream().readNBytes(500)).hasSize(500);
      assertThat(Cases.millisSince(start)).isBetween(490L, 3_000L);
    }
  }

  @Test
  default void bandwidth_of_0_stalls_until_it_is_more() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "bandwidth", "upstream", "'rate':0");
    try (Socket client = connect(listen)) {
      client.getOutputStream().write(1);
      requireSilence(client);

      api().patch("/proxies/a/toxics/bandwidth_upstream", "{'attributes':{'rate':1000}}");

      assertThat(client.getInputStream().read()).isEqualTo(1);
    }
  }

  @Test
  default void bandwidth_below_0_stalls() throws Exception {
    assumeFalse(isReal(), "the server dies of it");
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "bandwidth", "upstream", "'rate':-1");
    try (Socket client = connect(listen)) {
      client.getOutputStream().write(1);
      api().remove("a", "bandwidth_upstream");

      assertThat(client.getInputStream().read()).isEqualTo(1);
    }
  }

  @Test
  default void slicer_cuts_into_many_pieces_and_changes_no_byte() throws Exception {
    byte[] sent = Payload.random(100_000);
    try (Upstream upstream = Upstream.of(it -> it.getOutputStream().write(sent))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api()
          .toxic(
              "a", "slicer", "downstream", "'average_size':1024,'size_variation':512,'delay':1000");
      long start = System.nanoTime();
      try (Socket client = connect(listen)) {
        assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
      }
      // 50 to 200 pieces with a pause of a millisecond after each.
      assertThat(Cases.millisSince(start)).isBetween(50L, 10_000L);
    }
  }

  @Test
  default void slicer_pauses_after_each_piece() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "slicer", "upstream", "'average_size':1,'delay':100000");
    try (Socket client = connect(listen)) {
      long start = System.nanoTime();
      client.getOutputStream().write(new byte[] {1, 2, 3, 4});
      assertThat(client.getInputStream().readNBytes(4)).containsExactly(1, 2, 3, 4);
      assertThat(Cases.millisSince(start)).isBetween(300L, 3_000L);
    }
  }

  @Test
  default void slicer_of_0_slices_into_single_bytes() throws Exception {
    assumeFalse(isReal(), "the server dies of it");
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "slicer", "downstream", "");
    requireEcho(listen);
  }

  @Test
  default void toxicity_of_0_is_no_toxic_until_it_is_1() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api()
        .post("/proxies/a/toxics", "{'type':'latency','toxicity':0,'attributes':{'latency':1000}}");
    try (Socket client = connect(listen)) {
      assertThat(Upstream.millisOfEcho(client)).isLessThan(900);

      api().patch("/proxies/a/toxics/latency_downstream", "{'toxicity':1}");

      assertThat(Upstream.millisOfEcho(client)).isGreaterThanOrEqualTo(1000);
    }
  }

  @Test
  default void toxicity_of_a_half_hits_some_connections() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().post("/proxies/a/toxics", "{'type':'limit_data','toxicity':0.5}");
    int hit = 0;
    for (int i = 0; i < 60; i++) {
      try (Socket client = connect(listen)) {
        client.getOutputStream().write(1);
        hit += client.getInputStream().read() < 0 ? 1 : 0;
      }
    }
    assertThat(hit).isBetween(5, 55);
  }
}
