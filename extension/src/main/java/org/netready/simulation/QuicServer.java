// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A QUIC server that has version 1 and completes no handshake: RFC 9000, section 6. */
final class QuicServer {

  private static final int SMALLEST_INITIAL = 1200;
  private static final int LONG_HEADER = 0x80;
  private static final int LONGEST_ID = 20;
  private static final int VERSION_1 = 1;

  private QuicServer() {}

  /** Return the Version Negotiation for a packet of another version; empty if it is none. */
  static Optional<byte[]> reply(byte[] datagram) {
    ByteBuffer packet = ByteBuffer.wrap(datagram);
    boolean isFirst = datagram.length >= SMALLEST_INITIAL && (packet.get() & LONG_HEADER) != 0;
    if (!isFirst || packet.getInt() == VERSION_1) {
      return Optional.empty();
    }
    byte[] destination = nextId(packet);
    byte[] source = nextId(packet);
    return destination.length > LONGEST_ID || source.length > LONGEST_ID
        ? Optional.empty()
        : Optional.of(negotiation(source, destination));
  }

  private static byte[] negotiation(byte[] client, byte[] server) {
    int length = 1 + Integer.BYTES + 1 + client.length + 1 + server.length + Integer.BYTES;
    return ByteBuffer.allocate(length)
        .put((byte) LONG_HEADER)
        .putInt(0)
        .put((byte) client.length)
        .put(client)
        .put((byte) server.length)
        .put(server)
        .putInt(VERSION_1)
        .array();
  }

  private static byte[] nextId(ByteBuffer packet) {
    byte[] id = new byte[packet.get() & 0xff];
    packet.get(id);
    return id;
  }
}
