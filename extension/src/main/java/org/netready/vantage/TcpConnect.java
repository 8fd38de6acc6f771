// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.EarlyEnd;
import org.netready.probe.Elapsed;
import org.netready.probe.VantageException;

/**
 * Opens a TCP connection from this process, watches for a while whether its peer ends it, closes
 * it, and says what became of it. The exceptions of a connect that does not block are those of one
 * that does, on JDK 17 and 25 alike.
 */
final class TcpConnect implements Errand<SocketChannel, ConnectOutcome> {

  /** The connect as it opened. */
  private record Opened(String evidence, Duration took) {}

  private final IpAddress address;
  private final int port;
  private final Duration watch;
  private Optional<Opened> opened = Optional.empty();
  private boolean isSent;

  /** Make a connect; {@code watch} is how long it is watched once it is open. */
  TcpConnect(IpAddress address, int port, Duration watch) {
    this.address = address;
    this.port = port;
    this.watch = watch;
  }

  @Override
  public IpAddress address() {
    return address;
  }

  @Override
  public SocketChannel open() throws IOException {
    return address.isV6() ? SocketChannel.open() : SocketChannel.open(StandardProtocolFamily.INET);
  }

  @Override
  public void send(SocketChannel channel) throws IOException {
    isSent = false;
    channel.connect(new InetSocketAddress(address.inet(), port));
    isSent = true;
  }

  @Override
  public int announcement() {
    return opened.isPresent() ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
  }

  @Override
  public Duration patience(Duration left) {
    return opened.isPresent() && watch.compareTo(left) < 0 ? watch : left;
  }

  @Override
  public Optional<ConnectOutcome> answer(SocketChannel channel, Duration took) throws IOException {
    if (opened.isEmpty()) {
      if (!channel.finishConnect()) {
        return Optional.empty();
      }
      InetSocketAddress own = (InetSocketAddress) channel.getLocalAddress();
      if (own.equals(channel.getRemoteAddress())) {
        // A port of this host on which nobody listens can be the one that the system chose to
        // connect from; then TCP opens to itself (RFC 9293, 3.5).
        throw new ConnectException("connected to itself, since nobody listens");
      }
      String from = own.getAddress().getHostAddress();
      // Thousands open in the same few milliseconds, and a run keeps what was seen of each.
      String evidence = ("connected in " + Elapsed.text(took) + " from " + from).intern();
      opened = Optional.of(new Opened(evidence, took));
    }
    return watch.isZero() ? Optional.of(ended(Optional.empty(), took)) : watched(channel, took);
  }

  private Optional<ConnectOutcome> watched(SocketChannel channel, Duration took)
      throws IOException {
    int read = channel.read(ByteBuffer.allocate(1));
    return switch (read) {
      case 0 -> Optional.empty();
      case -1 -> Optional.of(ended(Optional.of(EarlyEnd.CLOSED), took));
      default -> Optional.of(ended(Optional.empty(), took));
    };
  }

  @Override
  public ConnectOutcome silence(Duration limit, Duration took) {
    return opened.isPresent()
        ? ended(Optional.empty(), took)
        : closed(SocketErrors.silence(limit), took);
  }

  @Override
  public ConnectOutcome failure(Exception failure, Duration limit, Duration took)
      throws VantageException {
    // A reset in answer to a SYN is a refusal: one that resets has opened before.
    boolean isEnded = opened.isPresent() && failure instanceof IOException;
    return isEnded || SocketErrors.isReset(failure)
        ? ended(Optional.of(EarlyEnd.RESET), took)
        : closed(reading(failure, limit), took);
  }

  private SocketErrors.Reading reading(Exception failure, Duration limit) throws VantageException {
    return isSent
        ? SocketErrors.of(failure, address, limit)
        : SocketErrors.ofSending(failure, address, limit);
  }

  private ConnectOutcome ended(Optional<EarlyEnd> end, Duration took) {
    Opened as = opened.orElse(new Opened("connected", took));
    return ConnectOutcome.opened(address, end, as.evidence(), as.took());
  }

  private ConnectOutcome closed(SocketErrors.Reading reading, Duration took) {
    return new ConnectOutcome(
        address, reading.state(), Optional.of(reading.cause()), reading.evidence(), took);
  }
}
