// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okio.ByteString;
import org.netready.endpoint.IpAddress;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Dialled;
import org.netready.probe.Network;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;
import org.netready.vantage.LocalNetwork;

/**
 * A client's side of the loopback sockets. What fails here is ours to mend and no trait of the
 * simulated network: it is a {@link VantageException} always.
 */
final class Loopback {

  private static final Network HERE = new LocalNetwork("loopback", List.of());

  private Loopback() {}

  /** Wait for a socket connected to a listener. */
  static Socket connect(InetSocketAddress listener, Duration limit) throws VantageException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(listener, (int) limit.toMillis());
      return socket;
    } catch (IOException e) {
      Sockets.close(socket);
      throw Lifetime.broken("does not accept", e);
    }
  }

  /**
   * Open a byte stream to a listener, which the caller closes. There is none if the listener ended
   * the connection at once, as some impairments do.
   */
  static CompletableFuture<Dialled> dial(InetSocketAddress listener, Duration limit) {
    return HERE.dial(address(listener), listener.getPort(), limit, Network.Peer.HOST)
        .thenCompose(
            dialled ->
                dialled.outcome().state() == PortState.OPEN
                    ? CompletableFuture.completedFuture(dialled)
                    : CompletableFuture.failedFuture(
                        Lifetime.broken("does not accept", dialled.outcome().evidence())));
  }

  /** Connect to a listener, watch the connection for a while, and close it. */
  static CompletableFuture<ConnectOutcome> connect(
      InetSocketAddress listener, Duration limit, Duration watch) {
    return HERE.connect(address(listener), listener.getPort(), limit, watch)
        .thenCompose(
            seen ->
                seen.state() == PortState.OPEN
                    ? CompletableFuture.completedFuture(seen)
                    : CompletableFuture.failedFuture(
                        Lifetime.broken("does not accept", seen.evidence())));
  }

  /** Send a datagram to a listener and return its reply; empty if none comes within the limit. */
  static CompletableFuture<Optional<ByteString>> exchange(
      InetSocketAddress listener, byte[] payload, Duration limit) {
    return HERE.exchange(address(listener), listener.getPort(), payload, limit)
        .thenCompose(
            seen ->
                switch (seen.state()) {
                  case OPEN -> CompletableFuture.completedFuture(Optional.of(seen.reply()));
                  case OPEN_OR_FILTERED -> CompletableFuture.completedFuture(Optional.empty());
                  case CLOSED, FILTERED, UNREACHABLE ->
                      CompletableFuture.failedFuture(
                          Lifetime.broken("does not take datagrams", seen.evidence()));
                });
  }

  private static IpAddress address(InetSocketAddress listener) {
    return new IpAddress(listener.getAddress());
  }
}
