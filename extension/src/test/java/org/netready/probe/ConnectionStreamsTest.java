// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class ConnectionStreamsTest {

  /** A channel's own socket throws a bare IOException for the write, as of JDK 17 and 25. */
  @Test
  void a_connection_that_was_reset_fails_as_a_connection_in_both_directions() throws IOException {
    try (var server = LoopbackServer.of(connection -> connection.setSoLinger(true, 0));
        Socket connection =
            SocketChannel.open(new InetSocketAddress("127.0.0.1", server.port())).socket()) {
      ConnectedSocket wire = ConnectedSocket.over(connection);

      assertThatThrownBy(() -> wire.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThatThrownBy(() -> wire.getOutputStream().write(1)).isInstanceOf(SocketException.class);
    }
  }
}
