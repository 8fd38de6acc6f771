// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Dialled;
import org.netready.probe.VantageException;

/**
 * Opens a TCP connection from this process and hands it over.
 *
 * @param connect the connect
 * @param goesOn whether it takes the place of a connection that was open before
 */
record TcpDial(TcpConnect connect, boolean goesOn) implements Errand<SocketChannel, Dialled> {

  /** Return a dial to an address and port. */
  static TcpDial to(IpAddress address, int port) {
    return new TcpDial(new TcpConnect(address, port, Duration.ZERO), false);
  }

  /** Return the same in the place of a connection that was open before. */
  TcpDial again() {
    return new TcpDial(connect, true);
  }

  @Override
  public IpAddress address() {
    return connect.address();
  }

  @Override
  public SocketChannel open() throws IOException {
    return connect.open();
  }

  @Override
  public void send(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    connect.send(channel);
  }

  @Override
  public int announcement() {
    return connect.announcement();
  }

  @Override
  public Optional<Dialled> answer(SocketChannel channel, Duration took) throws IOException {
    return connect
        .answer(channel, took)
        .map(outcome -> new Dialled(outcome, Optional.of(channel.socket())));
  }

  @Override
  public boolean keeps(Dialled answer) {
    return answer.stream().isPresent();
  }

  @Override
  public Dialled silence(Duration limit, Duration took) {
    return without(connect.silence(limit, took));
  }

  @Override
  public Dialled failure(Exception failure, Duration limit, Duration took) throws VantageException {
    return without(connect.failure(failure, limit, took));
  }

  private static Dialled without(ConnectOutcome outcome) {
    return new Dialled(outcome, Optional.empty());
  }
}
