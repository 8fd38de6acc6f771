// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
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
  private final OpenSockets sockets = new OpenSockets();

  ProbeScope(Network network, Deadline deadline) {
    this.network = network;
    this.deadline = deadline;
    var unused =
        watchdog
            .completeOnTimeout(null, deadline.remaining().toNanos(), NANOSECONDS)
            .thenRun(sockets::close);
  }

  Network network() {
    return network;
  }

  Deadline deadline() {
    return deadline;
  }

  /**
   * Wait for the addresses of a destination.
   *
   * @throws VantageException if the place does not work, or did not keep the limit
   */
  NameOutcome resolve(Destination destination, Duration limit)
      throws VantageException, InterruptedException {
    return await(Resolution.of(destination, network, limit), limit);
  }

  /**
   * Open a byte stream, which closes with this scope, or at the deadline.
   *
   * @throws VantageException if the place does not work, or did not keep the limit
   */
  Dialled dial(IpAddress address, int port, Network.Peer peer)
      throws VantageException, InterruptedException {
    Duration left = deadline.remaining();
    Dialled dialled = await(network.dial(address, port, left, peer), left);
    return dialled.stream().isEmpty()
        ? dialled
        : new Dialled(dialled.outcome(), Optional.of(adopt(dialled.stream().get())));
  }

  /** Let a connection close with this scope, or at the deadline. */
  Socket adopt(Socket connection) throws VantageException {
    try {
      ConnectedSocket wire = ConnectedSocket.over(connection);
      sockets.add(wire);
      return wire;
    } catch (IOException e) {
      throw new VantageException(Cause.LIMIT_REACHED, "the probe ended before it could speak", e);
    }
  }

  /**
   * The place keeps its limits itself, so that they are not cut short here: what it saw in the last
   * moment counts.
   */
  private <T> T await(CompletableFuture<T> promised, Duration limit)
      throws VantageException, InterruptedException {
    Workers.pause();
    try {
      return promised.get(limit.plus(GRACE).toMillis(), MILLISECONDS);
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
    } finally {
      Workers.resume();
      promised.cancel(true);
    }
  }

  /** Close all sockets; none stays open from now on. */
  void closeSockets() {
    sockets.close();
  }

  @Override
  public void close() {
    watchdog.cancel(false);
    sockets.close();
  }
}
