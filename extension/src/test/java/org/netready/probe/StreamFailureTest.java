// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an open connection that breaks off is taken for. */
class StreamFailureTest {

  @Test
  void a_reset_that_a_write_meets_is_a_reset_although_the_stream_ends_after_it()
      throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open();
        Socket client = connectionThatIsReset(server)) {
      ReceivedBytes received = ReceivedBytes.over(client);
      IOException failure =
          catchThrowableOfType(
              IOException.class, () -> ConnectionStreams.out(client).write(new byte[] {'G'}, 0, 1));
      assertThat(received.read()).isEqualTo(-1);

      StreamFailure told =
          StreamFailure.of(
              failure, received, Deadline.after(Duration.ofSeconds(10)), Cause.HTTP_NOT_SPOKEN);

      assertThat(told.cause()).isEqualTo(Cause.CONNECTION_RESET);
      assertThat(told.evidence()).startsWith("the connection was reset (");
    }
  }

  private static Socket connectionThatIsReset(ServerSocketChannel server) throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Socket client = SocketChannel.open(server.getLocalAddress()).socket();
    try (Socket accepted = server.accept().socket()) {
      accepted.setSoLinger(true, 0);
    }
    return client;
  }
}
