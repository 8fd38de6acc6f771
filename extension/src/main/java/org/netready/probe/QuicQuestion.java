// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import okio.ByteString;

/**
 * A packet as large as a QUIC client's first one, of a version that is reserved so that no server
 * has it: RFC 9000, sections 6, 14.1 and 15. A server answers which versions it has.
 *
 * @param destination the destination connection id
 * @param source the source connection id
 */
record QuicQuestion(ByteString destination, ByteString source) implements DatagramQuestion {

  private static final int LENGTH = 1200;
  private static final int ID_BYTES = 8;
  private static final byte LONG_HEADER_AND_FIXED_BIT = (byte) 0xc0;
  private static final int LONG_HEADER = 0x80;
  private static final int RESERVED_VERSION = 0x1a2a3a4a;
  private static final int RESERVED_MASK = 0x0f0f0f0f;
  private static final int RESERVED_PATTERN = 0x0a0a0a0a;
  private static final int NEGOTIATION = 0;
  private static final int VERSION_1 = 1;
  private static final int VERSION_2 = 0x6b3343cf;
  private static final int MOST_SHOWN = 8;

  /** Return a question that nobody could have foreseen. */
  static QuicQuestion random() {
    return new QuicQuestion(id(), id());
  }

  private static ByteString id() {
    var id = new byte[ID_BYTES];
    ThreadLocalRandom.current().nextBytes(id);
    return ByteString.of(id);
  }

  @Override
  public String protocol() {
    return "QUIC";
  }

  @Override
  public byte[] wire() {
    return ByteBuffer.allocate(LENGTH)
        .put(LONG_HEADER_AND_FIXED_BIT)
        .putInt(RESERVED_VERSION)
        .put((byte) ID_BYTES)
        .put(destination.toByteArray())
        .put((byte) ID_BYTES)
        .put(source.toByteArray())
        .array();
  }

  /** A server sends the ids back the other way round: RFC 9000, section 17.2.1. */
  @Override
  public Optional<Answer> read(byte[] reply) {
    ByteBuffer packet = ByteBuffer.wrap(reply);
    int smallest = 1 + Integer.BYTES + 2 * (1 + ID_BYTES) + Integer.BYTES;
    boolean isNegotiation =
        reply.length >= smallest
            && reply.length % Integer.BYTES == smallest % Integer.BYTES
            && (packet.get() & LONG_HEADER) != 0
            && packet.getInt() == NEGOTIATION
            && source.equals(nextId(packet))
            && destination.equals(nextId(packet));
    if (!isNegotiation) {
      return Optional.empty();
    }
    List<Integer> versions = new ArrayList<>();
    while (packet.hasRemaining()) {
      versions.add(packet.getInt());
    }
    return versions.contains(RESERVED_VERSION)
        ? Optional.empty()
        : Optional.of(Answer.right("version negotiation: " + text(versions)));
  }

  private static ByteString nextId(ByteBuffer packet) {
    var id = new byte[ID_BYTES];
    if ((packet.get() & 0xff) != ID_BYTES) {
      return ByteString.EMPTY;
    }
    packet.get(id);
    return ByteString.of(id);
  }

  private static String text(List<Integer> versions) {
    List<String> named =
        versions.stream()
            .filter(version -> (version & RESERVED_MASK) != RESERVED_PATTERN)
            .limit(MOST_SHOWN)
            .map(QuicQuestion::name)
            .toList();
    return named.isEmpty() ? "reserved versions only" : String.join(", ", named);
  }

  private static String name(int version) {
    return switch (version) {
      case VERSION_1 -> "v1";
      case VERSION_2 -> "v2";
      default -> "0x%08x".formatted(version);
    };
  }
}
