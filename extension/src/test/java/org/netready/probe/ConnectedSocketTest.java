// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectedSocketTest {

  private static final int ROUNDS = 3;

  /** What is below has read a byte more, and so had enough before what is on top of it has. */
  @Test
  void a_flood_is_none_of_the_peers_resets_on_top_of_another_connection() throws IOException {
    try (var server = LoopbackServer.saying("x".repeat(ReceivedBytes.MOST));
        var connection = server.connect()) {
      ConnectedSocket below = ConnectedSocket.over(connection);
      var unused = below.getInputStream().read();
      ConnectedSocket wire = ConnectedSocket.over(below);

      IOException flooded = catchThrowableOfType(IOException.class, () -> drain(wire));

      assertThat(flooded)
          .isNotInstanceOf(SocketException.class)
          .hasMessage("more than 196608 bytes came");
      assertThat(wire.received().isFlood()).isTrue();
    }
  }

  @Test
  void who_waits_on_top_of_another_connection_lets_one_other_compute_and_not_two()
      throws Exception {
    var workers = new Workers(100, 1);
    var computing = new AtomicInteger();
    var most = new AtomicInteger();
    try (var server = LoopbackServer.of(ConnectedSocketTest::echo)) {
      List<Future<?>> tasks =
          IntStream.range(0, 30)
              .<Future<?>>mapToObj(
                  i ->
                      workers.run(
                          () ->
                              talk(
                                  server,
                                  () -> {
                                    most.accumulateAndGet(computing.incrementAndGet(), Math::max);
                                    Thread.yield();
                                    computing.decrementAndGet();
                                  })))
              .toList();

      for (Future<?> task : tasks) {
        task.get(20, TimeUnit.SECONDS);
      }
    }
    assertThat(most).hasValue(1);
  }

  private static void talk(LoopbackServer server, Runnable between) {
    try (var connection = server.connect()) {
      ConnectedSocket wire = ConnectedSocket.over(ConnectedSocket.over(connection));
      for (int round = 0; round < ROUNDS; round++) {
        between.run();
        wire.getOutputStream().write(round);
        assertThat(wire.getInputStream().read()).isEqualTo(round);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void echo(Socket connection) throws IOException {
    connection.getInputStream().transferTo(connection.getOutputStream());
  }

  private static void drain(ConnectedSocket wire) throws IOException {
    InputStream in = wire.getInputStream();
    while (in.read() >= 0) {
      Thread.onSpinWait();
    }
  }
}
