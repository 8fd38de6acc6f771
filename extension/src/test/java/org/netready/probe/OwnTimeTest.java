// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine that did not come to listen is no peer that did not answer. */
class OwnTimeTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private LoopbackServer server;
  private Socket connection;

  @AfterEach
  void close() throws IOException {
    connection.close();
    server.close();
  }

  @Test
  void bytes_that_nobody_came_to_read_are_an_answer() throws Exception {
    ConnectedSocket wire = connected("SSH-2.0-x\r\n");
    var ownTime = new OwnTime(wire, Deadline.after(SHORT));

    compute(SHORT);
    wire.close();

    assertThatThrownBy(() -> ownTime.requireHeard(layers(Cause.SILENT_AFTER_ACCEPT)))
        .isInstanceOf(VantageException.class)
        .hasMessage(
            "this machine did not come to read what had arrived within the limit of 50 ms, which"
                + " shows nothing of the peer; is it overloaded?")
        .extracting(failure -> ((VantageException) failure).reason())
        .isEqualTo(Cause.LIMIT_REACHED);
  }

  @Test
  void what_is_unread_below_a_tunnel_counts_too() throws Exception {
    ConnectedSocket below = connected("SSH-2.0-x\r\n");
    ConnectedSocket wire = ConnectedSocket.over(below);

    below.close();

    assertThat(wire.unreadFor()).isPositive();
  }

  /** A peer that sends a byte now and then has always just sent one. */
  @Test
  void what_came_a_moment_ago_is_no_answer_that_nobody_read() throws Exception {
    server = LoopbackServer.of(it -> it.getInputStream().transferTo(it.getOutputStream()));
    connection = server.connect();
    ConnectedSocket wire = ConnectedSocket.over(connection);
    var ownTime = new OwnTime(wire, Deadline.after(Duration.ofSeconds(10)));
    connection.setSoTimeout(2100);
    assertThatThrownBy(() -> wire.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);

    wire.getOutputStream().write('x');
    assertThat(wire.getInputStream().read()).isEqualTo('x');
    wire.getOutputStream().write('y');
    while (connection.getInputStream().available() == 0) {
      Thread.onSpinWait();
    }
    wire.close();

    assertThat(wire.unreadFor()).isPositive();
    assertThatCode(() -> ownTime.requireHeard(layers(Cause.SILENT_AFTER_ACCEPT)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_peer_for_which_nobody_waited_is_not_silent() throws Exception {
    ConnectedSocket wire = connected("");
    var ownTime = new OwnTime(wire, Deadline.after(LONG));

    assertThatThrownBy(() -> ownTime.requireHeard(layers(Cause.SILENT_AFTER_ACCEPT)))
        .hasMessageStartingWith("this machine waited for an answer for 0 ms only within");
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"CONNECTION_RESET", "CLOSED_AFTER_ACCEPT", "TLS_RESET"})
  void a_peer_that_lost_its_patience_with_a_busy_machine_is_not_to_blame(Cause cause)
      throws Exception {
    ConnectedSocket wire = connected("x");
    var ownTime = new OwnTime(wire, Deadline.after(SHORT));
    var unused = wire.getInputStream().read();

    compute(SHORT);

    assertThatThrownBy(() -> ownTime.requireHeard(layers(cause)))
        .hasMessageMatching("this machine used \\d+ ms itself within the limit of 50 ms, .*");
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"CONNECTION_RESET", "CLOSED_AFTER_ACCEPT", "TLS_RESET", "HTTP_UNEXPECTED_STATUS"})
  void what_a_peer_does_at_once_is_its_own_doing(Cause cause) throws Exception {
    ConnectedSocket wire = connected("");
    var ownTime = new OwnTime(wire, Deadline.after(LONG));

    assertThatCode(() -> ownTime.requireHeard(layers(cause))).doesNotThrowAnyException();
  }

  @Test
  void a_peer_that_answered_is_believed_however_busy_the_machine_was() throws Exception {
    ConnectedSocket wire = connected("x");
    var ownTime = new OwnTime(wire, Deadline.after(SHORT));

    compute(SHORT);
    wire.close();

    assertThatCode(
            () ->
                ownTime.requireHeard(
                    List.of(new Layer.Greeting("SSH-2.0-x", Optional.empty(), "", SHORT))))
        .doesNotThrowAnyException();
  }

  private static void compute(Duration time) {
    Deadline end = Deadline.after(time);
    while (!end.isOver()) {
      Thread.onSpinWait();
    }
  }

  private static List<Layer> layers(Cause cause) {
    return List.of(new Layer.Greeting("", Optional.of(cause), "", Duration.ZERO));
  }

  /** A connection over which a text has arrived, if it is not empty. */
  private ConnectedSocket connected(String text) throws IOException {
    server = text.isEmpty() ? LoopbackServer.silent() : LoopbackServer.saying(text);
    connection = new Socket(server.address(), server.port());
    while (connection.getInputStream().available() < text.length()) {
      Thread.onSpinWait();
    }
    return ConnectedSocket.over(connection);
  }
}
