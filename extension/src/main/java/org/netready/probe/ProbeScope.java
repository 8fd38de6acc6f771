// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.netready.endpoint.IpAddress;

/**
 * What one thread of a probe has: a deadline, and sockets that close at it, whatever the thread is
 * stuck in: a read timeout covers neither writes nor a peer that sends a byte now and then.
 */
final class ProbeScope implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Network network;
  private final Deadline deadline;
  private final CompletableFuture<Void> watchdog = new CompletableFuture<>();
  private final List<Socket> sockets = new ArrayList<>();
  private boolean isClosed;

  ProbeScope(Network network, Deadline deadline) {
    this.network = network;
    this.deadline = deadline;
    var unused =
        watchdog
            .completeOnTimeout(null, deadline.remaining().toNanos(), NANOSECONDS)
            .thenRun(this::closeSockets);
  }

  Network network() {
    return network;
  }

  Deadline deadline() {
    return deadline;
  }

  /**
   * Wait for the addresses of a destination. The place keeps its limits itself, so that the limit
   * is not cut short here: what it saw in the last moment counts.
   *
   * @throws VantageException if the place does not work, or did not keep the limit
   */
  NameOutcome resolve(Destination destination, Duration limit)
      throws VantageException, InterruptedException {
    try {
      return Resolution.of(destination, network, limit)
          .get(limit.plus(GRACE).toMillis(), MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof VantageException vantageException
          ? vantageException
          : new VantageException("the place failed: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new VantageException(
          Cause.LIMIT_REACHED,
          "%s did not answer within the limit of %s"
              .formatted(network.description(), Elapsed.text(limit)),
          e);
    }
  }

  /** Open a byte stream that closes with this scope, or at the deadline. */
  Socket dial(IpAddress address, int port) throws IOException, VantageException {
    Socket socket = ConnectedSocket.over(network.dial(address, port, deadline.remaining()));
    synchronized (this) {
      if (!isClosed) {
        sockets.add(socket);
        return socket;
      }
    }
    socket.close();
    throw new SocketException("the limit was reached while the connection opened");
  }

  @Override
  public void close() {
    watchdog.cancel(false);
    closeSockets();
  }

  /** Close all sockets; none opens any more. */
  synchronized void closeSockets() {
    isClosed = true;
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // Nothing is left to save: the system closes it with the process at the latest.
      }
    }
    sockets.clear();
  }
}
