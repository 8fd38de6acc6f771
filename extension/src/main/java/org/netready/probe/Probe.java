// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One probe under way: a budget of time, and parts that all end with it. What a part waits for
 * before it starts - its turn at a host, a file descriptor, a thread - takes nothing from the
 * budget. Safe for use by many threads.
 */
final class Probe implements AutoCloseable {

  /** How long after its deadline a thread may compute; no waiting for the network goes on. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** Less than this part of the limit is too little to say that nothing answers. */
  static final int SHARE = 5;

  private final Network network;
  private final Duration limit;
  private final List<Future<?>> parts = new ArrayList<>();
  private final OpenSockets sockets = new OpenSockets();
  private Duration spent = Duration.ZERO;
  private boolean isClosed;

  Probe(Network network, Duration limit) {
    this.network = network;
    this.limit = limit;
  }

  /** What takes a thread, since it reads and writes a byte stream. */
  interface Talk<T> {
    T hold(ProbeScope scope) throws VantageException, InterruptedException;
  }

  Network network() {
    return network;
  }

  /** Return what is left of the limit. */
  Duration left(Duration used) {
    Duration left = limit.minus(used);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Remember what one part has used of the limit by its end; parts run at the same time. */
  synchronized void spend(Duration used) {
    spent = used.compareTo(spent) > 0 ? used : spent;
  }

  /** Return what the longest of the parts has used. */
  synchronized Duration spent() {
    return spent;
  }

  /** Let something be a part of this probe: it is cancelled when the probe is closed. */
  <T> CompletableFuture<T> part(CompletableFuture<T> part) {
    if (!remember(part)) {
      part.cancel(true);
    }
    return part;
  }

  /** Let a socket be closed with this probe at the latest. */
  void own(Socket socket) {
    sockets.add(socket);
  }

  private synchronized boolean remember(Future<?> part) {
    return !isClosed && parts.add(part);
  }

  /**
   * Return an outcome that says that nothing answered.
   *
   * @param given the time that there was
   * @return fails with a {@link VantageException} if it was less than a fifth of the limit: a slow
   *     resolver must not make a port look filtered
   */
  <T> CompletableFuture<T> silence(T outcome, Duration given) {
    if (given.multipliedBy(SHARE).compareTo(limit) >= 0) {
      return CompletableFuture.completedFuture(outcome);
    }
    return CompletableFuture.failedFuture(
        new VantageException(
            Cause.LIMIT_REACHED,
            "only %s of the limit of %s were left to wait for an answer, which shows nothing; raise the limit"
                .formatted(Elapsed.text(given), Elapsed.text(limit))));
  }

  /**
   * Hold a talk on a thread, as soon as one is free.
   *
   * @param used what was used of the limit before
   */
  <T> CompletableFuture<T> onThread(Duration used, Talk<T> talk) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Future<?> running = Workers.submit(() -> hold(talk, used, result));
    var unused =
        result.whenComplete(
            (value, failure) -> {
              if (result.isCancelled() || failure instanceof TimeoutException) {
                running.cancel(true);
              }
            });
    return part(result);
  }

  private <T> void hold(Talk<T> talk, Duration used, CompletableFuture<T> result) {
    try {
      result.complete(hold(talk, new ProbeScope(network, Deadline.resumed(limit, used)), result));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result.completeExceptionally(e);
    } catch (VantageException | RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private <T> T hold(Talk<T> talk, ProbeScope scope, CompletableFuture<T> result)
      throws VantageException, InterruptedException {
    try (scope) {
      Duration longest = scope.deadline().remaining().plus(GRACE);
      var unused =
          result
              .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete((value, failure) -> scope.closeSockets());
      try {
        return talk.hold(scope);
      } finally {
        spend(scope.deadline().elapsed());
      }
    }
  }

  /** Return what all of them will be, in their order; fails if one does. */
  static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> each) {
    return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
        .thenApply(done -> each.stream().map(CompletableFuture::join).toList());
  }

  /** Cancel what is still under way, and close what is open. */
  @Override
  public void close() {
    List<Future<?>> left;
    synchronized (this) {
      isClosed = true;
      left = List.copyOf(parts);
      parts.clear();
    }
    left.forEach(part -> part.cancel(true));
    sockets.close();
  }
}
