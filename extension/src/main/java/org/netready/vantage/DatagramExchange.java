// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.Optional;
import okio.ByteString;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.netready.probe.Elapsed;
import org.netready.probe.PortState;
import org.netready.probe.UdpOutcome;
import org.netready.probe.VantageException;

/**
 * Sends one datagram from this process and waits for one back. The channel is connected, so that
 * the system drops what comes from elsewhere and hands up ICMP errors.
 */
final class DatagramExchange {

  private static final int LARGEST = 65_535;

  private DatagramExchange() {}

  /** Send a datagram and wait for a reply from where it went. */
  static UdpOutcome of(IpAddress address, int port, byte[] payload, Duration limit)
      throws VantageException {
    Deadline deadline = Deadline.after(limit);
    try {
      Optional<ByteString> reply = exchange(address, port, payload, deadline);
      if (Thread.currentThread().isInterrupted()) {
        throw new VantageException(Cause.LIMIT_REACHED, "the exchange was interrupted");
      }
      return reply
          .map(bytes -> answered(address, bytes, deadline))
          .orElseGet(() -> silent(address, deadline));
    } catch (UnsupportedAddressTypeException e) {
      return failed(address, SocketErrors.of(e), deadline);
    } catch (IOException e) {
      return failed(address, SocketErrors.of(e, address, limit), deadline);
    }
  }

  private static Optional<ByteString> exchange(
      IpAddress address, int port, byte[] payload, Deadline deadline) throws IOException {
    try (DatagramChannel channel = DatagramChannel.open();
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      channel.connect(new InetSocketAddress(address.inet(), port));
      channel.write(ByteBuffer.wrap(payload));
      ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
      while (!deadline.isOver() && !Thread.currentThread().isInterrupted()) {
        selector.select(deadline.timeoutMillis());
        selector.selectedKeys().clear();
        if (channel.receive(buffer) != null) {
          return Optional.of(ByteString.of(buffer.flip()));
        }
      }
      return Optional.empty();
    }
  }

  private static UdpOutcome answered(IpAddress address, ByteString reply, Deadline deadline) {
    Duration took = deadline.elapsed();
    return new UdpOutcome(
        address,
        PortState.OPEN,
        Optional.empty(),
        reply,
        "%s bytes came back in %s".formatted(reply.size(), Elapsed.text(took)),
        took);
  }

  private static UdpOutcome silent(IpAddress address, Deadline deadline) {
    return new UdpOutcome(
        address,
        PortState.OPEN_OR_FILTERED,
        Optional.of(Cause.UDP_SILENT),
        ByteString.EMPTY,
        "no reply in " + Elapsed.text(deadline.limit()),
        deadline.elapsed());
  }

  private static UdpOutcome failed(
      IpAddress address, SocketErrors.Reading reading, Deadline deadline) {
    return new UdpOutcome(
        address,
        reading.state(),
        Optional.of(reading.cause()),
        ByteString.EMPTY,
        reading.evidence(),
        deadline.elapsed());
  }
}
