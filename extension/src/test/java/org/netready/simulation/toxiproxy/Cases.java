// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** What every set of cases of the conformance suite has at hand. */
interface Cases {

  /** How long what must happen may take on a machine that has much else to do. */
  int LIMIT_MILLIS = 20_000;

  TestApi api();

  /** Return the server's echo, which is there for all cases. */
  Upstream echo();

  /** Return whether the server has the real one's defects, which are not asked for then. */
  boolean isReal();

  default Socket connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LIMIT_MILLIS);
    return socket;
  }

  default void requireRefused(InetSocketAddress address) {
    assertThatThrownBy(() -> connect(address).close()).isInstanceOf(ConnectException.class);
  }

  default void requireEcho(InetSocketAddress address) throws IOException {
    try (Socket client = connect(address)) {
      Upstream.millisOfEcho(client);
    }
  }

  /** Hold that nothing comes for a while: what was sent has been read by then, and held. */
  default void requireSilence(Socket client) throws IOException {
    client.setSoTimeout(300);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(LIMIT_MILLIS);
  }

  static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
