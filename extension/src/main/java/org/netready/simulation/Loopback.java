// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Optional;
import okio.ByteString;
import org.netready.probe.VantageException;

/**
 * A client's side of the loopback sockets. What fails here is ours to mend and no trait of the
 * simulated network: it is a {@link VantageException} always.
 */
final class Loopback {

  private static final int LARGEST_DATAGRAM = 65535;

  private Loopback() {}

  /** Return a socket connected to a listener. */
  static Socket connect(InetSocketAddress listener, Duration limit) throws VantageException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(listener, millis(limit));
      return socket;
    } catch (IOException e) {
      Sockets.close(socket);
      throw Lifetime.broken("does not accept", e);
    }
  }

  /** Send a datagram to a listener and return its reply; empty if none comes within the limit. */
  static Optional<ByteString> exchange(InetSocketAddress listener, byte[] payload, Duration limit)
      throws VantageException {
    // Unlike a DatagramSocket of its own, that of a channel gives way to an interrupt.
    try (DatagramChannel channel = DatagramChannel.open()) {
      DatagramSocket socket = channel.bind(Listener.anyPort()).socket();
      socket.connect(listener);
      socket.setSoTimeout(millis(limit));
      socket.send(new DatagramPacket(payload, payload.length));
      DatagramPacket reply = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
      socket.receive(reply);
      return Optional.of(ByteString.of(reply.getData(), reply.getOffset(), reply.getLength()));
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Lifetime.broken("does not take datagrams", e);
    }
  }

  private static int millis(Duration limit) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis()));
  }
}
