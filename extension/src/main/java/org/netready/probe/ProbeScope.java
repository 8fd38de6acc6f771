// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.netready.endpoint.IpAddress;

/**
 * One probe's deadline and everything that it has open. Its sockets close at the deadline, and all
 * that is left is closed and cancelled when the probe is over.
 */
final class ProbeScope implements AutoCloseable {

  private static final long GRACE_MILLIS = 1000;
  private static final int SHARE = 5;

  private final Network network;
  private final Deadline deadline;
  private final Watchdog watchdog;
  private final List<Socket> sockets = new ArrayList<>();
  private final List<Future<?>> forks = new ArrayList<>();
  private boolean isClosed;

  ProbeScope(Network network, Deadline deadline) {
    this.network = network;
    this.deadline = deadline;
    this.watchdog = Watchdog.at(deadline, this::closeSockets);
  }

  Network network() {
    return network;
  }

  Deadline deadline() {
    return deadline;
  }

  /**
   * Hold that there was time enough to say that nothing answers.
   *
   * @param given the time that there was
   * @throws VantageException if it was less than a fifth of the limit: a slow resolver, or a
   *     machine that is overloaded, must not make a port look filtered
   */
  void requireTime(Duration given) throws VantageException {
    if (given.multipliedBy(SHARE).compareTo(deadline.limit()) < 0) {
      throw new VantageException(
          Cause.LIMIT_REACHED,
          "only %s of the limit of %s were left to wait for an answer, which shows nothing; raise the limit"
              .formatted(Elapsed.text(given), Elapsed.text(deadline.limit())));
    }
  }

  /** Open a byte stream that closes with this scope, or at the deadline. */
  Socket dial(IpAddress address, int port) throws IOException, VantageException {
    Socket socket = network.dial(address, port, deadline.remaining());
    synchronized (this) {
      if (!isClosed) {
        sockets.add(socket);
        return socket;
      }
    }
    socket.close();
    throw new SocketException("the limit was reached while the connection opened");
  }

  /** Do something at the same time, on another thread. */
  <T> Future<T> fork(Callable<T> task) {
    Future<T> fork = Workers.submit(task);
    synchronized (this) {
      forks.add(fork);
    }
    return fork;
  }

  /**
   * Wait for what a fork returns. A place keeps its limits itself, so that the deadline is not cut
   * short here: what it saw in the last moment counts.
   *
   * @throws VantageException if the fork failed, or did not keep the limit
   */
  <T> T await(Future<T> fork) throws VantageException, InterruptedException {
    try {
      return fork.get(deadline.remaining().toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof VantageException vantageException) {
        throw vantageException;
      }
      throw new VantageException("the place failed: " + e.getCause(), e);
    } catch (TimeoutException | CancellationException e) {
      throw new VantageException(
          Cause.LIMIT_REACHED,
          "%s did not answer within the limit of %s"
              .formatted(network.description(), Elapsed.text(deadline.limit())),
          e);
    }
  }

  @Override
  public void close() {
    watchdog.close();
    closeSockets();
    synchronized (this) {
      forks.forEach(fork -> fork.cancel(true));
    }
  }

  private synchronized void closeSockets() {
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
