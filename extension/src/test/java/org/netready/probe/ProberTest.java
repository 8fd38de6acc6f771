// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.HTTP;
import static org.netready.probe.Application.Protocol.NONE;
import static org.netready.probe.Application.Protocol.SSH;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.vantage.LocalNetwork;

class ProberTest {

  private static final HostName NAME = HostName.parse("service.example.test");
  private static final Question QUESTION =
      new Question(
          Question.Kind.SERVICE, Destination.of(NAME), Ports.tcp(443), new Application(NONE, ""));

  @Test
  void an_interrupted_probe_ends_at_once_and_leaves_the_thread_interrupted() throws Exception {
    var answers = new java.util.concurrent.LinkedBlockingQueue<Observation>();
    var interrupted = new java.util.concurrent.atomic.AtomicBoolean();
    var connected = new CountDownLatch(1);
    try (var server =
        LoopbackServer.of(
            connection -> {
              if (!LoopbackServer.readHead(connection).isEmpty()) {
                connected.countDown();
              }
              connection.getInputStream().read();
            })) {
      var thread =
          new Thread(
              () -> {
                answers.add(Probes.ask(Probes.tcp(server.port(), HTTP), Duration.ofMinutes(5)));
                interrupted.set(Thread.currentThread().isInterrupted());
              });
      thread.start();
      connected.await();

      thread.interrupt();
      thread.join();

      assertThat(interrupted).isTrue();
      assertThat(answers.remove().failure())
          .contains(new Observation.Failure(Cause.LIMIT_REACHED, "the probe was interrupted"));
    }
  }

  @Test
  void a_cancelled_question_closes_its_connection_at_once() throws Exception {
    var asked = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    try (var server =
        LoopbackServer.of(
            connection -> {
              if (!LoopbackServer.readHead(connection).isEmpty()) {
                asked.countDown();
                LoopbackServer.readHead(connection);
                ended.countDown();
              }
            })) {
      var network = new LocalNetwork("here", List.of());
      CompletableFuture<Observation> answer =
          new Prober(network, TrustAnchors.DEFAULT, ProxyRules.NONE, Duration.ofMinutes(5))
              .askAsync(Probes.tcp(server.port(), HTTP));
      asked.await();

      answer.cancel(true);

      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void what_a_question_waited_for_its_turn_takes_nothing_from_its_limit() {
    try (var server = LoopbackServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
      var network =
          new Place() {
            @Override
            public CompletableFuture<Dialled> dial(
                IpAddress address, int port, Duration limit, Peer peer) {
              return connect(address, port, limit, Duration.ZERO)
                  .thenApplyAsync(
                      it -> new Dialled(it, Optional.of(server.connect())),
                      CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS));
            }
          };

      Observation seen =
          new Prober(network, TrustAnchors.DEFAULT, ProxyRules.NONE, Probes.SHORT)
              .ask(
                  new Question(
                      Question.Kind.SERVICE,
                      Destination.of(NAME),
                      Ports.tcp(22),
                      new Application(SSH, "")));

      assertThat(seen.cause()).isEmpty();
      assertThat(seen.conversations()).hasSize(1);
      assertThat(seen.took()).isLessThan(Probes.SHORT);
    }
  }

  @Test
  void a_connection_that_waited_too_long_for_a_thread_is_opened_anew() throws Exception {
    var dials = new AtomicInteger();
    var released = new CountDownLatch(1);
    try (var server = LoopbackServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
      var network =
          new Place() {
            @Override
            public CompletableFuture<Dialled> dial(
                IpAddress address, int port, Duration limit, Peer peer) {
              if (dials.incrementAndGet() == 1) {
                CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS)
                    .execute(released::countDown);
              }
              return connect(address, port, limit, Duration.ZERO)
                  .thenApply(it -> new Dialled(it, Optional.of(server.connect())));
            }
          };
      for (int i = 0; i < 2 * Math.max(2, Runtime.getRuntime().availableProcessors()); i++) {
        Workers.submit(() -> hold(released));
      }

      Observation seen =
          new Prober(network, TrustAnchors.DEFAULT, ProxyRules.NONE, Probes.LONG)
              .ask(
                  new Question(
                      Question.Kind.SERVICE,
                      Destination.of(NAME),
                      Ports.tcp(22),
                      new Application(SSH, "")));

      assertThat(seen.cause()).isEmpty();
      assertThat(dials).hasValue(2);
    }
  }

  private static void hold(CountDownLatch released) {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_place_that_does_not_work_is_a_failure_and_no_state() {
    Observation seen =
        ask(
            new Place() {
              @Override
              public CompletableFuture<NameOutcome> resolve(HostName name, Duration limit) {
                return CompletableFuture.failedFuture(
                    new VantageException("no login; set a password"));
              }
            });

    assertThat(seen.state()).isEmpty();
    assertThat(seen.layers()).isEmpty();
    assertThat(seen.failure())
        .contains(new Observation.Failure(Cause.INTERNAL_ERROR, "no login; set a password"));
  }

  @Test
  void a_defect_of_ours_is_a_failure_and_no_exception() {
    Observation seen =
        ask(
            new Place() {
              @Override
              public CompletableFuture<NameOutcome> resolve(HostName name, Duration limit) {
                throw new IllegalStateException("a defect");
              }
            });

    assertThat(seen.failure())
        .contains(
            new Observation.Failure(
                Cause.INTERNAL_ERROR,
                "the probe broke: java.lang.IllegalStateException: a defect"));
  }

  @Test
  void a_name_with_a_cause_is_not_dialled() {
    Observation seen =
        ask(
            new Place() {
              @Override
              public CompletableFuture<NameOutcome> resolve(HostName name, Duration limit) {
                return CompletableFuture.completedFuture(
                    new NameOutcome(
                        List.of(IpAddress.parse("127.0.0.1")),
                        Optional.of(Cause.NAME_SINKHOLED),
                        "test",
                        "resolves to 127.0.0.1",
                        Duration.ZERO));
              }
            });

    assertThat(seen.state()).isEmpty();
    assertThat(seen.cause()).contains(Cause.NAME_SINKHOLED);
    assertThat(Probes.layers(seen)).containsExactly("resolve");
  }

  @Test
  void addresses_of_a_family_without_a_route_are_left_out_and_named() {
    Observation seen = ask(new Place());

    assertThat(seen.state()).contains(PortState.OPEN);
    assertThat(seen.layer(Layer.Resolve.class).orElseThrow().outcome().addresses()).hasSize(2);
    assertThat(seen.layer(Layer.Connect.class).orElseThrow().outcomes()).hasSize(1);
    assertThat(seen.layer(Layer.Connect.class).orElseThrow().evidence())
        .isEqualTo("connected; no route for its family, left out: 2001:db8:0:0:0:0:0:1");
  }

  @Test
  void a_port_is_not_called_filtered_when_there_was_no_time_to_wait_for_it() {
    Observation seen =
        ask(
            new Place() {
              @Override
              public CompletableFuture<ConnectOutcome> connect(
                  IpAddress address, int port, Duration limit, Duration watch) {
                return CompletableFuture.completedFuture(
                    new ConnectOutcome(
                        address,
                        PortState.FILTERED,
                        Optional.of(Cause.CONNECT_TIMED_OUT),
                        "no answer",
                        limit));
              }

              @Override
              public CompletableFuture<NameOutcome> resolve(HostName name, Duration limit) {
                return CompletableFuture.completedFuture(
                    addresses(limit.multipliedBy(9).dividedBy(10)));
              }
            });

    assertThat(seen.state()).isEmpty();
    assertThat(seen.failure().orElseThrow().cause()).isEqualTo(Cause.LIMIT_REACHED);
    assertThat(seen.failure().orElseThrow().detail()).endsWith("raise the limit");
  }

  @Test
  void addresses_are_asked_of_the_resolver_whatever_is_declared() {
    var question =
        new Question(
            Question.Kind.ADDRESSES,
            new Destination(
                HostName.parse("sql.example.test"), List.of(IpAddress.parse("10.0.0.1"))),
            Ports.tcp(1433),
            Application.NONE);

    Observation seen =
        new Prober(new Place(), TrustAnchors.DEFAULT, ProxyRules.NONE, Probes.SHORT).ask(question);

    assertThat(seen.layer(Layer.Resolve.class).orElseThrow().outcome().addresses())
        .extracting(IpAddress::text)
        .contains("192.0.2.1");
  }

  private static Observation ask(Network network) {
    return new Prober(network, TrustAnchors.DEFAULT, ProxyRules.NONE, Probes.SHORT).ask(QUESTION);
  }

  /** A place where every name has two addresses, of which it can route one, and all is open. */
  private static class Place implements Network {

    @Override
    public String description() {
      return "there";
    }

    @Override
    public CompletableFuture<NameOutcome> resolve(HostName name, Duration limit) {
      return CompletableFuture.completedFuture(addresses(Duration.ZERO));
    }

    @Override
    public boolean canRoute(IpAddress address) {
      return !address.isV6();
    }

    @Override
    public CompletableFuture<ConnectOutcome> connect(
        IpAddress address, int port, Duration limit, Duration watch) {
      return CompletableFuture.completedFuture(
          new ConnectOutcome(
              address, PortState.OPEN, Optional.empty(), "connected", Duration.ZERO));
    }

    @Override
    public CompletableFuture<Dialled> dial(IpAddress address, int port, Duration limit, Peer peer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<UdpOutcome> exchange(
        IpAddress address, int port, byte[] payload, Duration limit) {
      throw new UnsupportedOperationException();
    }

    NameOutcome addresses(Duration took) {
      return new NameOutcome(
          List.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("2001:db8::1")),
          Optional.empty(),
          "test",
          "192.0.2.1, 2001:db8::1",
          took);
    }
  }
}
