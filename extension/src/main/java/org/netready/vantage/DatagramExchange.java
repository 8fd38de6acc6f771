// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
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
 * Sends a datagram from this process and waits for one back. It is sent again if the pace lets it.
 * The channel is connected, so that the system drops what comes from elsewhere and hands up ICMP
 * errors.
 */
final class DatagramExchange implements DatagramErrand<UdpOutcome> {

  private static final int LARGEST = 65_535;
  private static final ThreadLocal<ByteBuffer> BUFFER =
      ThreadLocal.withInitial(() -> ByteBuffer.allocate(LARGEST));

  private final IpAddress address;
  private final int port;
  private final RepeatedDatagram datagram;
  private Optional<StrayReplies> strays = Optional.empty();
  private boolean isSent;

  /** Make an exchange with an address and port. */
  DatagramExchange(IpAddress address, int port, ByteString payload) {
    this.address = address;
    this.port = port;
    this.datagram = new RepeatedDatagram(payload);
  }

  @Override
  public RepeatedDatagram datagram() {
    return datagram;
  }

  @Override
  public IpAddress address() {
    return address;
  }

  @Override
  public DatagramChannel open() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    strays = StrayReplies.beside(channel);
    return channel;
  }

  @Override
  public void send(DatagramChannel channel) throws IOException {
    channel.connect(new InetSocketAddress(address.inet(), port));
    datagram.send(channel);
    isSent = true;
  }

  @Override
  public void landed() {
    strays.ifPresent(StrayReplies::close);
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
    String stray = strays.map(StrayReplies::first).orElse("");
    int sent = datagram.sent();
    return failed(
        new SocketErrors.Reading(
            PortState.OPEN_OR_FILTERED,
            stray.isEmpty() ? Cause.UDP_SILENT : Cause.UDP_ANSWERED_ELSEWHERE,
            "no reply to %s in %s%s"
                .formatted(
                    sent == 1 ? "1 datagram" : sent + " datagrams", Elapsed.text(limit), stray)),
        took);
  }

  @Override
  public UdpOutcome failure(Exception failure, Duration limit, Duration took)
      throws VantageException {
    return failed(
        isSent
            ? SocketErrors.of(failure, address, limit)
            : SocketErrors.ofSending(failure, address, limit),
        took);
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
