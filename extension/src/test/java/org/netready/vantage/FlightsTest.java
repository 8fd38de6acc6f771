// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Dialled;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;

/** Many sockets, one thread, and no more of them than there may be. */
@EnabledOnOs(OS.LINUX)
class FlightsTest {

  private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final SelectorLoop loop = new SelectorLoop("test-sockets", Duration.ofMillis(200));

  @Test
  void thousands_of_connects_that_nobody_answers_take_one_limit_and_one_thread()
      throws IOException {
    int threads = Thread.activeCount();
    try (var port = new DroppingPort()) {
      long start = System.nanoTime();
      List<CompletableFuture<ConnectOutcome>> answers =
          DroppingPort.addresses(2000).stream()
              .map(
                  address ->
                      flights(5000)
                          .send(new TcpConnect(address, port.port(), Duration.ZERO), LIMIT))
              .toList();
      int more = Thread.activeCount() - threads;
      List<ConnectOutcome> outcomes = answers.stream().map(CompletableFuture::join).toList();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(2));
      assertThat(more).isLessThanOrEqualTo(1);
      assertThat(outcomes)
          .extracting(ConnectOutcome::state, ConnectOutcome::evidence)
          .containsOnly(tuple(PortState.FILTERED, "no answer in 4 s"));
    }
  }

  @Test
  void no_more_sockets_are_open_than_the_bound_and_who_waits_has_the_whole_limit_still()
      throws IOException {
    Duration limit = Duration.ofMillis(100);
    Unpaced flights = flights(3);
    try (var port = new DroppingPort()) {
      var open = new AtomicInteger();
      var most = new AtomicInteger();
      List<CompletableFuture<ConnectOutcome>> answers =
          DroppingPort.addresses(12).stream()
              .map(
                  address ->
                      new Watched(new TcpConnect(address, port.port(), Duration.ZERO), open, most))
              .map(errand -> flights.send(errand, limit))
              .toList();

      assertThat(answers)
          .allSatisfy(it -> assertThat(it.join().took()).isGreaterThanOrEqualTo(limit));
      assertThat(most).hasValue(3);
    }
  }

  @Test
  void cancelling_closes_the_socket_and_lets_the_next_one_start() throws Exception {
    Unpaced flights = flights(1);
    try (var port = new DroppingPort();
        var server = new ServerSocket(0, 1, LOOPBACK.inet())) {
      var errand = new Watched(new TcpConnect(LOOPBACK, port.port(), Duration.ZERO));
      CompletableFuture<ConnectOutcome> silent = flights.send(errand, LONG);
      CompletableFuture<ConnectOutcome> next =
          flights.send(new TcpConnect(LOOPBACK, server.getLocalPort(), Duration.ZERO), LONG);
      errand.awaitSent();

      silent.cancel(true);

      assertThat(next.join().state()).isEqualTo(PortState.OPEN);
      assertThat(errand.opened()).singleElement().matches(it -> !it.isOpen());
    }
  }

  @Test
  void what_is_cancelled_before_its_turn_opens_nothing() throws IOException {
    Unpaced flights = flights(1);
    try (var port = new DroppingPort()) {
      CompletableFuture<ConnectOutcome> first =
          flights.send(new TcpConnect(LOOPBACK, port.port(), Duration.ZERO), LONG);
      var errand = new Watched(new TcpConnect(LOOPBACK, port.port(), Duration.ZERO));
      CompletableFuture<ConnectOutcome> second = flights.send(errand, LONG);
      CompletableFuture<ConnectOutcome> third =
          flights.send(new TcpConnect(LOOPBACK, closedPort(), Duration.ZERO), LONG);

      second.cancel(true);
      first.cancel(true);

      assertThat(third.join().cause()).contains(Cause.CONNECT_REFUSED);
      assertThat(errand.opened()).isEmpty();
    }
  }

  @Test
  void a_dialled_connection_stays_open_and_blocks() throws Exception {
    Unpaced flights = flights(1);
    try (var server = new ServerSocket(0, 1, LOOPBACK.inet())) {
      Dialled dialled = flights.send(TcpDial.to(LOOPBACK, server.getLocalPort()), LONG).join();
      try (Socket there = server.accept();
          Socket here = dialled.stream().orElseThrow()) {
        there.getOutputStream().write(7);
        assertThat(here.getInputStream().read()).isEqualTo(7);

        here.getOutputStream().write(8);
        assertThat(there.getInputStream().read()).isEqualTo(8);
        assertThat(here.getTcpNoDelay()).isTrue();
      }
      assertThat(dialled.outcome().isSound()).isTrue();
    }
  }

  @Test
  void a_connection_that_was_handed_over_takes_room_until_it_is_closed() throws Exception {
    Unpaced flights = flights(1);
    try (var server = new ServerSocket(0, 10, LOOPBACK.inet())) {
      TcpDial dial = TcpDial.to(LOOPBACK, server.getLocalPort());
      Dialled first = flights.send(dial, LONG).join();
      CompletableFuture<Dialled> second = flights.send(dial, LONG);
      Dialled inItsPlace = flights.send(dial.again(), LONG).join();
      inItsPlace.stream().orElseThrow().close();
      assertThat(second).isNotDone();

      first.stream().orElseThrow().close();

      second.join().stream().orElseThrow().close();
    }
  }

  @Test
  void connections_that_were_closed_long_ago_take_no_room() throws Exception {
    Unpaced flights = flights(10);
    try (var server = new ServerSocket(0, 10, LOOPBACK.inet())) {
      for (int i = 0; i < 200; i++) {
        flights.send(TcpDial.to(LOOPBACK, server.getLocalPort()), LONG).join().stream()
            .orElseThrow()
            .close();
        server.accept().close();
      }
    }
  }

  @Test
  void a_dial_that_nobody_answers_has_no_stream() throws IOException {
    Dialled dialled = flights(1).send(TcpDial.to(LOOPBACK, closedPort()), LONG).join();

    assertThat(dialled.outcome().cause()).contains(Cause.CONNECT_REFUSED);
    assertThat(dialled.stream()).isEmpty();
  }

  @Test
  void a_defect_of_ours_is_told_and_frees_its_place() throws IOException {
    Unpaced flights = flights(1);
    var broken =
        new Watched(new TcpConnect(LOOPBACK, 1, Duration.ZERO)) {
          @Override
          public void send(SocketChannel channel) {
            throw new IllegalStateException("a defect");
          }
        };

    assertThatThrownBy(flights.send(broken, LONG)::join)
        .hasCauseInstanceOf(VantageException.class)
        .hasRootCauseMessage("a defect");
    assertThat(
            flights
                .send(new TcpConnect(LOOPBACK, closedPort(), Duration.ZERO), LONG)
                .join()
                .state())
        .isEqualTo(PortState.CLOSED);
  }

  @Test
  void many_that_are_answered_at_once_do_not_pile_up() throws IOException {
    Unpaced flights = flights(2);
    int port = closedPort();
    List<CompletableFuture<ConnectOutcome>> answers =
        DroppingPort.addresses(20_000).stream()
            .map(address -> flights.send(new TcpConnect(address, port, Duration.ZERO), LONG))
            .toList();

    assertThat(answers).allMatch(it -> it.join().state() == PortState.CLOSED);
  }

  @Test
  void what_opens_is_watched_for_its_while_and_takes_no_thread() throws IOException {
    Duration watch = Duration.ofMillis(300);
    int threads = Thread.activeCount();
    try (var server = new ServerSocket(0, 100, LOOPBACK.inet())) {
      List<CompletableFuture<ConnectOutcome>> answers =
          DroppingPort.addresses(50).stream()
              .map(it -> new TcpConnect(LOOPBACK, server.getLocalPort(), watch))
              .map(it -> flights(100).send(it, LONG))
              .toList();
      int more = Thread.activeCount() - threads;
      long start = System.nanoTime();

      assertThat(answers).allMatch(it -> it.join().isSound());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(watch.multipliedBy(20));
      assertThat(more).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void a_watch_ends_with_the_limit() throws IOException {
    try (var server = new ServerSocket(0, 1, LOOPBACK.inet())) {
      var connect = new TcpConnect(LOOPBACK, server.getLocalPort(), LONG);

      assertThat(flights(1).send(connect, Duration.ofMillis(200)).join().isSound()).isTrue();
    }
  }

  @Test
  void an_idle_loop_ends_its_thread_and_begins_anew() throws Exception {
    Unpaced flights = flights(10);
    var thread = new CompletableFuture<Thread>();
    loop.execute(() -> thread.complete(Thread.currentThread()));

    thread.join().join();

    assertThat(
            flights
                .send(new TcpConnect(LOOPBACK, closedPort(), Duration.ZERO), LONG)
                .join()
                .state())
        .isEqualTo(PortState.CLOSED);
  }

  @Test
  void an_answer_can_ask_again() throws IOException {
    Unpaced flights = flights(1);
    int port = closedPort();
    var last = new CountDownLatch(1);

    ConnectOutcome outcome =
        flights
            .send(new TcpConnect(LOOPBACK, port, Duration.ZERO), LONG)
            .thenCompose(it -> flights.send(new TcpConnect(LOOPBACK, port, Duration.ZERO), LONG))
            .whenComplete((value, failure) -> last.countDown())
            .join();

    assertThat(outcome.cause()).contains(Cause.CONNECT_REFUSED);
    assertThat(last.getCount()).isZero();
  }

  private Unpaced flights(int most) {
    return new Unpaced(new Flights(loop, 1, () -> most));
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Flights that start as soon as they may. */
  private record Unpaced(Flights flights) {
    <C extends SelectableChannel, T> CompletableFuture<T> send(
        Errand<C, T> errand, Duration limit) {
      return flights.send(errand, Optional.empty(), limit);
    }
  }

  /** A connect that is looked at while it is under way. */
  private static class Watched implements Errand<SocketChannel, ConnectOutcome> {

    private final TcpConnect connect;
    private final AtomicInteger open;
    private final AtomicInteger most;
    private final CountDownLatch sent = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<SocketChannel> opened = new ConcurrentLinkedQueue<>();

    Watched(TcpConnect connect) {
      this(connect, new AtomicInteger(), new AtomicInteger());
    }

    Watched(TcpConnect connect, AtomicInteger open, AtomicInteger most) {
      this.connect = connect;
      this.open = open;
      this.most = most;
    }

    void awaitSent() throws InterruptedException {
      sent.await();
    }

    List<SocketChannel> opened() {
      return List.copyOf(opened);
    }

    @Override
    public IpAddress address() {
      return connect.address();
    }

    @Override
    public SocketChannel open() throws IOException {
      most.accumulateAndGet(open.incrementAndGet(), Math::max);
      SocketChannel channel = connect.open();
      opened.add(channel);
      return channel;
    }

    @Override
    public void send(SocketChannel channel) throws IOException {
      connect.send(channel);
      sent.countDown();
    }

    @Override
    public int announcement() {
      return connect.announcement();
    }

    @Override
    public Duration patience(Duration left) {
      return connect.patience(left);
    }

    @Override
    public Optional<ConnectOutcome> answer(SocketChannel channel, Duration took)
        throws IOException {
      return connect.answer(channel, took);
    }

    @Override
    public ConnectOutcome silence(Duration limit, Duration took) {
      open.decrementAndGet();
      return connect.silence(limit, took);
    }

    @Override
    public ConnectOutcome failure(Exception failure, Duration limit, Duration took)
        throws VantageException {
      return connect.failure(failure, limit, took);
    }
  }
}
