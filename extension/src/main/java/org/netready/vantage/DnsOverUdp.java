// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Optional;
import okio.ByteString;

/**
 * Asks over UDP, and again at a third and at two thirds of the time: a datagram that is lost must
 * not look like a server that is dead.
 */
final class DnsOverUdp extends DnsExchange<DatagramChannel> {

  private static final int MOST_SENT = 3;

  private final ByteString query;
  private int sent;

  DnsOverUdp(InetSocketAddress server, ByteString query) {
    super(server);
    this.query = query;
  }

  @Override
  public DatagramChannel open() throws IOException {
    return DatagramChannel.open();
  }

  @Override
  public void send(DatagramChannel channel) throws IOException {
    channel.connect(server());
    write(channel);
  }

  @Override
  public boolean isToBeSentAgain() {
    return sent < MOST_SENT;
  }

  @Override
  public void sendAgain(DatagramChannel channel) throws IOException {
    write(channel);
  }

  private void write(DatagramChannel channel) throws IOException {
    channel.write(query.asByteBuffer());
    sent++;
  }

  @Override
  public Duration patience(Duration left) {
    return left.dividedBy(MOST_SENT + 1 - sent);
  }

  @Override
  public int announcement() {
    return SelectionKey.OP_READ;
  }

  @Override
  public Optional<End> answer(DatagramChannel channel, Duration took) throws IOException {
    ByteBuffer message = ByteBuffer.allocate(LONGEST);
    return channel.receive(message) == null
        ? Optional.empty()
        : Optional.of(End.of(ByteString.of(message.flip())));
  }
}
