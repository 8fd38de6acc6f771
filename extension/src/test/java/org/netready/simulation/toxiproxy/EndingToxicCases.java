// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conformance: toxics that end a connection, or its data. */
interface EndingToxicCases extends Cases {

  @ParameterizedTest(name = "{0} of {1} bytes")
  @CsvSource({"100, 50", "100, 100", "100, 101", "40000, 100000", "1, 100000"})
  default void limit_passes_exactly_so_many_bytes(int limit, int size) throws Exception {
    byte[] sent = Payload.random(size);
    try (Upstream upstream = Upstream.of(it -> it.getOutputStream().write(sent))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api().toxic("a", "limit_data", "downstream", "'bytes':" + limit);
      try (Socket client = connect(listen)) {
        assertThat(client.getInputStream().readAllBytes())
            .isEqualTo(java.util.Arrays.copyOf(sent, Math.min(limit, size)));
      }
    }
  }

  @Test
  default void limit_reached_ends_at_once_and_0_at_the_first_data() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "limit_data", "downstream", "'bytes':4");
    try (Socket client = connect(listen)) {
      Upstream.millisOfEcho(client);
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    api().patch("/proxies/a/toxics/limit_data_downstream", "{'attributes':{'bytes':0}}");
    try (Socket client = connect(listen)) {
      requireSilence(client);
      client.getOutputStream().write(1);
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  default void limit_counts_from_its_making_and_on_when_it_is_changed() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    try (Socket client = connect(listen)) {
      Upstream.millisOfEcho(client);
      api().toxic("a", "limit_data", "downstream", "'bytes':8");
      Upstream.millisOfEcho(client);
      api().patch("/proxies/a/toxics/limit_data_downstream", "{'attributes':{'bytes':10}}");
      client.getOutputStream().write(new byte[] {5, 6, 7, 8});

      assertThat(client.getInputStream().readNBytes(4)).containsExactly(5, 6, 7, 8);
      client.getOutputStream().write(new byte[] {9, 10, 11});
      assertThat(client.getInputStream().readAllBytes()).containsExactly(9, 10);
    }
  }

  @ParameterizedTest(name = "{0}, after {1} ms")
  @CsvSource({"upstream, 0", "upstream, 200", "downstream, 0", "downstream, 200"})
  default void reset_follows_the_first_data(String stream, int timeout) throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "reset_peer", stream, "'timeout':" + timeout);
    try (Socket client = connect(listen)) {
      requireSilence(client);
      long start = System.nanoTime();
      client.getOutputStream().write(1);

      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      assertThat(Cases.millisSince(start)).isBetween((long) timeout, timeout + 3_000L);
    }
  }

  @Test
  default void reset_of_a_connection_that_was_open_is_an_end() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    try (Socket client = connect(listen)) {
      Upstream.millisOfEcho(client);
      api().toxic("a", "reset_peer", "downstream", "");
      client.getOutputStream().write(1);

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  default void reset_with_toxicity_0_still_resets_what_ends() throws Exception {
    try (Upstream upstream = Upstream.of(it -> it.getInputStream().read())) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api().post("/proxies/a/toxics", "{'type':'reset_peer','toxicity':0}");
      try (Socket client = connect(listen)) {
        client.getOutputStream().write(1);

        assertThatThrownBy(() -> client.getInputStream().read())
            .isInstanceOf(SocketException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"upstream", "downstream"})
  default void timeout_drops_data_and_ends_after_it(String stream) throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "timeout", stream, "'timeout':500");
    try (Socket client = connect(listen)) {
      long start = System.nanoTime();
      client.getOutputStream().write(1);

      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertThat(Cases.millisSince(start)).isBetween(400L, 4_000L);
    }
  }

  @Test
  default void timeout_is_armed_anew_by_each_piece_of_data() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "timeout", "upstream", "'timeout':2000");
    try (Socket client = connect(listen)) {
      long start = System.nanoTime();
      client.setSoTimeout(700);
      for (int i = 0; i < 4; i++) {
        client.getOutputStream().write(1);
        assertThatThrownBy(() -> client.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
      }
      client.setSoTimeout(LIMIT_MILLIS);

      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertThat(Cases.millisSince(start)).isGreaterThan(4 * 700L);
    }
  }

  @Test
  default void timeout_of_0_is_silence_and_its_removal_ends_both_sides() throws Exception {
    CompletableFuture<Integer> received = new CompletableFuture<>();
    try (Upstream upstream =
        Upstream.of(it -> received.complete(it.getInputStream().readAllBytes().length))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api().toxic("a", "timeout", "upstream", "");
      try (Socket client = connect(listen)) {
        client.getOutputStream().write(1);
        client.setSoTimeout(300);
        assertThatThrownBy(() -> client.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(LIMIT_MILLIS);

        api().remove("a", "timeout_upstream");

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(received.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isZero();
      }
    }
  }

  @Test
  default void timeout_lets_the_end_of_a_stream_pass() throws Exception {
    try (Upstream upstream = Upstream.of(it -> it.getOutputStream().write(new byte[10]))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api().toxic("a", "timeout", "downstream", "");
      try (Socket client = connect(listen)) {
        assertThat(client.getInputStream().readAllBytes()).isEmpty();
      }
    }
  }

  @Test
  default void slow_close_delays_the_end_alone() throws Exception {
    try (Upstream upstream = Upstream.of(it -> it.getOutputStream().write(7))) {
      InetSocketAddress listen = api().proxy("a", upstream.text());
      api().toxic("a", "slow_close", "downstream", "'delay':800");
      try (Socket client = connect(listen)) {
        long start = System.nanoTime();
        assertThat(client.getInputStream().read()).isEqualTo(7);
        long data = Cases.millisSince(start);
        assertThat(client.getInputStream().read()).isEqualTo(-1);

        assertThat(data).isLessThan(700);
        assertThat(Cases.millisSince(start)).isBetween(750L, 5_000L);
      }
    }
  }
}
