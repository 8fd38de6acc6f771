// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Elapsed;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;

/**
 * Opens a TCP connection from this process, closes it, and says what became of it. The exceptions
 * of a connect that does not block are those of one that does, on JDK 17 and 25 alike.
 *
 * @param address where to
 * @param port the port
 */
record TcpConnect(IpAddress address, int port) implements Errand<SocketChannel, ConnectOutcome> {

  @Override
  public SocketChannel open() throws IOException {
    return SocketChannel.open();
  }

  @Override
  public int send(SocketChannel channel) throws IOException {
    channel.connect(new InetSocketAddress(address.inet(), port));
    return SelectionKey.OP_CONNECT;
  }

  @Override
  public Optional<ConnectOutcome> answer(SocketChannel channel, Duration took) throws IOException {
    if (!channel.finishConnect()) {
      return Optional.empty();
    }
    String from = ((InetSocketAddress) channel.getLocalAddress()).getAddress().getHostAddress();
    return Optional.of(open("connected in %s from %s".formatted(Elapsed.text(took), from), took));
  }

  @Override
  public ConnectOutcome silence(Duration limit, Duration took) {
    return closed(SocketErrors.silence(limit), took);
  }

  @Override
  public ConnectOutcome failure(Exception failure, Duration limit, Duration took)
      throws VantageException {
    // A reset in answer to a SYN is a refusal: one that resets has opened before.
    return SocketErrors.isReset(failure)
        ? open("connected, and reset at once", took)
        : closed(SocketErrors.of(failure, address, limit), took);
  }

  private ConnectOutcome open(String evidence, Duration took) {
    return new ConnectOutcome(address, PortState.OPEN, Optional.empty(), evidence, took);
  }

  private ConnectOutcome closed(SocketErrors.Reading reading, Duration took) {
    return new ConnectOutcome(
        address, reading.state(), Optional.of(reading.cause()), reading.evidence(), took);
  }
}
