// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Bytes as they were read, and when they were received. Belongs to one stage at a time. */
final class Chunk {

  /** The most that is read at once, as Toxiproxy does: limits and slices show it. */
  static final int MOST_BYTES = 32 * 1024;

  private static final int WORTH_KEEPING = MOST_BYTES / 4;

  private final ByteBuf data;
  private long received;

  private Chunk(ByteBuf data, long received) {
    this.data = data;
    this.received = received;
  }

  /** Take over what was read; few bytes are moved into a buffer of their size. */
  static Chunk of(ByteBuf read, long received) {
    if (read.readableBytes() >= WORTH_KEEPING) {
      return new Chunk(read, received);
    }
    try {
      return new Chunk(Unpooled.copiedBuffer(read), received);
    } finally {
      read.release();
    }
  }

  ByteBuf data() {
    return data;
  }

  int size() {
    return data.readableBytes();
  }

  /** Return when it was received, in {@link System#nanoTime()} and with the delays it has had. */
  long received() {
    return received;
  }

  void delayed(long nanos) {
    received += nanos;
  }

  /** Take the first bytes off. */
  Chunk split(int bytes) {
    return new Chunk(data.readRetainedSlice(bytes), received);
  }

  void release() {
    data.release();
  }
}
