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
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.Elapsed;
import org.netready.probe.PortState;
import org.netready.probe.UdpOutcome;
import org.netready.probe.VantageException;

/**
 * Sends one datagram from this process and waits for one back. The channel is connected, so that
 * the system drops what comes from elsewhere and hands up ICMP errors.
 *
 * @param address where to
 * @param port the port
 * @param payload what is sent
 */
record DatagramExchange(IpAddress address, int port, ByteString payload)
    implements Errand<DatagramChannel, UdpOutcome> {

  private static final int LARGEST = 65_535;
  private static final ThreadLocal<ByteBuffer> BUFFER =
      ThreadLocal.withInitial(() -> ByteBuffer.allocate(LARGEST));

  @Override
  public DatagramChannel open() throws IOException {
    return DatagramChannel.open();
  }

  @Override
  public void send(DatagramChannel channel) throws IOException {
    channel.connect(new InetSocketAddress(address.inet(), port));
    channel.write(payload.asByteBuffer());
  }

  @Override
  public int announcement() {
    return SelectionKey.OP_READ;
  }

  @Override
  public Optional<UdpOutcome> answer(DatagramChannel channel, Duration took) throws IOException {
    ByteBuffer buffer = BUFFER.get().clear();
    if (channel.receive(buffer) == null) {
      return Optional.empty();
    }
    ByteString reply = ByteString.of(buffer.flip());
    return Optional.of(
        new UdpOutcome(
            address,
            PortState.OPEN,
            Optional.empty(),
            reply,
            "%s bytes came back in %s".formatted(reply.size(), Elapsed.text(took)),
            took));
  }

  @Override
  public UdpOutcome silence(Duration limit, Duration took) {
    return failed(
        new SocketErrors.Reading(
            PortState.OPEN_OR_FILTERED, Cause.UDP_SILENT, "no reply in " + Elapsed.text(limit)),
        took);
  }

  @Override
  public UdpOutcome failure(Exception failure, Duration limit, Duration took)
      throws VantageException {
    return failed(SocketErrors.of(failure, address, limit), took);
  }

  private UdpOutcome failed(SocketErrors.Reading reading, Duration took) {
    return new UdpOutcome(
        address,
        reading.state(),
        Optional.of(reading.cause()),
        ByteString.EMPTY,
        reading.evidence(),
        took);
  }
}
