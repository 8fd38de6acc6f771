// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A UDP server on a free port of 127.0.0.1 that answers each datagram. */
final class LoopbackDatagrams implements AutoCloseable {

  private static final int LARGEST = 2048;

  private final DatagramSocket socket;
  private final UnaryOperator<byte[]> reply;

  LoopbackDatagrams(UnaryOperator<byte[]> reply) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    this.reply = reply;
    LoopbackServer.daemon(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
        byte[] answer = reply.apply(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        packet.setLength(LARGEST);
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
