// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Pace;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.UdpOutcome;

@EnabledOnOs(OS.LINUX)
class PacingTest {

  private static final IpAddress ONE = IpAddress.parse("192.0.2.1");
  private static final IpAddress OTHER = IpAddress.parse("192.0.2.2");

  private final StoppedClock clock = new StoppedClock();
  private final Map<Waiting, Long> starts = new LinkedHashMap<>();
  private final Pacing pacing = new Pacing(new Pace(3, Duration.ofSeconds(1)), clock);

  @Test
  void no_more_than_the_pace_start_to_an_address_in_its_time() {
    enter(ONE, 8);

    clock.passTo(5000);

    assertThat(starts.values()).containsExactly(0L, 0L, 0L, 1000L, 1000L, 1000L, 2000L, 2000L);
  }

  @Test
  void what_comes_later_counts_with_what_came_before() {
    enter(ONE, 2);
    clock.passTo(400);
    enter(ONE, 3);
    clock.passTo(5000);

    assertThat(starts.values()).containsExactly(0L, 0L, 400L, 1000L, 1000L);
  }

  @Test
  void each_address_has_a_pace_of_its_own() {
    enter(ONE, 4);
    enter(OTHER, 3);

    assertThat(starts).hasSize(6);
  }

  @Test
  void what_is_cancelled_takes_no_turn() {
    List<Waiting> waiting = enter(ONE, 7);
    waiting.subList(3, 6).forEach(it -> it.isGivenUp = true);

    clock.passTo(1000);

    assertThat(starts).containsEntry(waiting.get(6), 1000L).hasSize(4);
  }

  @Test
  void what_goes_on_goes_before_what_begins() {
    enter(ONE, 7);
    var again = new Waiting();
    clock.passTo(500);
    pacing.goOn(ONE, again);

    clock.passTo(2000);

    assertThat(starts.values()).containsExactly(0L, 0L, 0L, 1000L, 1000L, 1000L, 2000L, 2000L);
    assertThat(List.copyOf(starts.keySet()).indexOf(again)).isEqualTo(3);
  }

  /** Without a pace it would be three of each. */
  @Test
  void datagrams_that_are_sent_again_keep_to_the_pace() throws Exception {
    Flights flights =
        new Flights(new SelectorLoop("test-pace", Duration.ofMillis(200)), 1000, () -> 1000);
    var pace = new Pace(1, Duration.ofMillis(300));
    try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      long start = System.nanoTime();
      List<CompletableFuture<UdpOutcome>> answers =
          IntStream.range(0, 3)
              .mapToObj(i -> exchange(flights, silent, pace, Duration.ofMillis(900)))
              .toList();
      int sent = answers.stream().mapToInt(it -> sent(it.join())).sum();
      long took = System.nanoTime() - start;

      assertThat((long) sent).isLessThanOrEqualTo(took / pace.per().toNanos() + 1);
    }
  }

  private static CompletableFuture<UdpOutcome> exchange(
      Flights flights, DatagramSocket with, Pace pace, Duration limit) {
    var address = new IpAddress(with.getLocalAddress());
    var exchange = new DatagramExchange(address, with.getLocalPort(), ByteString.of((byte) 1));
    return flights.send(exchange, Optional.of(pace), limit);
  }

  private static int sent(UdpOutcome silence) {
    Matcher matcher =
        Pattern.compile("no reply to (\\d) datagrams? in 900 ms").matcher(silence.evidence());
    assertThat(matcher.matches()).as(silence.evidence()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  @Test
  void an_address_that_nobody_asks_any_more_is_forgotten() {
    enter(ONE, 4);

    clock.passTo(10_000);

    assertThat(clock.tasks).isEmpty();
    enter(ONE, 1);
    assertThat(starts.values()).last().isEqualTo(10_000L);
  }

  @Test
  void a_paced_connect_has_its_whole_limit_from_its_start() throws Exception {
    Flights flights =
        new Flights(new SelectorLoop("test-pace", Duration.ofMillis(200)), 1000, () -> 1000);
    Duration limit = Duration.ofMillis(200);
    try (var port = new DroppingPort()) {
      long start = System.nanoTime();
      IpAddress address = DroppingPort.addresses(1).get(0);
      List<CompletableFuture<ConnectOutcome>> answers =
          IntStream.range(0, 3)
              .mapToObj(
                  i ->
                      flights.send(
                          new TcpConnect(address, port.port(), Duration.ZERO),
                          Optional.of(new Pace(1, Duration.ofSeconds(1))),
                          limit))
              .toList();

      assertThat(answers)
          .allSatisfy(it -> assertThat(it.join().took()).isGreaterThanOrEqualTo(limit));
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  private List<Waiting> enter(IpAddress address, int count) {
    List<Waiting> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var turn = new Waiting();
      waiting.add(turn);
      pacing.begin(address, turn);
    }
    return waiting;
  }

  /** What remembers when it had its turn. */
  private final class Waiting implements Pacing.Turn {

    private boolean isGivenUp;

    @Override
    public boolean isGivenUp() {
      return isGivenUp;
    }

    @Override
    public void take() {
      starts.put(this, clock.now() / 1_000_000);
    }
  }

  /** A clock that goes on when it is told to. */
  private static final class StoppedClock implements Pacing.Clock {

    private final TreeMap<Long, List<Runnable>> tasks = new TreeMap<>();
    private long now;

    @Override
    public long now() {
      return now;
    }

    @Override
    public void at(long nanos, Runnable task) {
      tasks.computeIfAbsent(nanos, it -> new ArrayList<>()).add(task);
    }

    void passTo(long millis) {
      while (!tasks.isEmpty() && tasks.firstKey() <= millis * 1_000_000) {
        Map.Entry<Long, List<Runnable>> due = tasks.pollFirstEntry();
        now = due.getKey();
        due.getValue().forEach(Runnable::run);
      }
      now = millis * 1_000_000;
    }
  }
}
