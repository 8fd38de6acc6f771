// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Optional;
import okio.ByteString;

/** Asks over UDP. */
final class DnsOverUdp extends DnsExchange<DatagramChannel>
    implements DatagramErrand<DnsExchange.End> {

  private final RepeatedDatagram query;

  DnsOverUdp(InetSocketAddress server, ByteString query) {
    super(server);
    this.query = new RepeatedDatagram(query);
  }

  @Override
  public RepeatedDatagram datagram() {
    return query;
  }

  @Override
  public DatagramChannel open() throws IOException {
    return DatagramChannel.open();
  }

  @Override
  public void send(DatagramChannel channel) throws IOException {
    channel.connect(server());
    query.send(channel);
  }

  @Override
  public Optional<End> answer(DatagramChannel channel, Duration took) throws IOException {
    ByteBuffer message = ByteBuffer.allocate(LONGEST);
    return channel.receive(message) == null
        ? Optional.empty()
        : Optional.of(End.of(ByteString.of(message.flip())));
  }
}
