// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import okio.ByteString;

/** Asks over TCP, where the length of a message comes before it. */
final class DnsOverTcp extends DnsExchange<SocketChannel> {

  private static final int LENGTH_BYTES = 2;

  private final ByteBuffer query;
  private final ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES);
  private Optional<ByteBuffer> message = Optional.empty();
  private boolean isConnected;

  DnsOverTcp(InetSocketAddress server, ByteString query) {
    super(server);
    this.query =
        ByteBuffer.allocate(LENGTH_BYTES + query.size())
            .putShort((short) query.size())
            .put(query.asByteBuffer())
            .flip();
  }

  @Override
  public SocketChannel open() throws IOException {
    return SocketChannel.open();
  }

  @Override
  public void send(SocketChannel channel) throws IOException {
    channel.connect(server());
  }

  @Override
  public int announcement() {
    if (!isConnected) {
      return SelectionKey.OP_CONNECT;
    }
    return query.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
  }

  @Override
  public Optional<End> answer(SocketChannel channel, Duration took) throws IOException {
    isConnected = channel.finishConnect();
    if (!isConnected) {
      return Optional.empty();
    }
    channel.write(query);
    if (query.hasRemaining() || !isFilled(length, channel)) {
      return Optional.empty();
    }
    ByteBuffer rest =
        message.orElseGet(() -> ByteBuffer.allocate(Short.toUnsignedInt(length.getShort(0))));
    message = Optional.of(rest);
    return isFilled(rest, channel)
        ? Optional.of(End.of(ByteString.of(rest.flip())))
        : Optional.empty();
  }

  private static boolean isFilled(ByteBuffer part, SocketChannel channel) throws IOException {
    while (part.hasRemaining()) {
      int read = channel.read(part);
      if (read < 0) {
        throw new EOFException("closed before a whole message");
      }
      if (read == 0) {
        return false;
      }
    }
    return true;
  }
}
