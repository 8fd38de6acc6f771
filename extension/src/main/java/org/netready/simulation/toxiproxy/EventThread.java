// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which all that is proxied happens, so that a toxic changes for all connections
 * between two of their chunks, without a lock.
 */
final class EventThread implements AutoCloseable {

  private static final long LONGEST_END_MILLIS = 5_000;

  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
  private final EventLoop loop;

  EventThread(String name) {
    ThreadFactory threads = work -> remember(Threads.daemon(name, work));
    loop = new SingleThreadIoEventLoop(null, threads, NioIoHandler.newFactory());
  }

  private Thread remember(Thread started) {
    thread.set(started);
    return started;
  }

  EventLoop loop() {
    return loop;
  }

  /**
   * Do something on the thread and wait for its end.
   *
   * @throws IllegalStateException if the thread has ended
   */
  void run(Runnable work) {
    CompletableFuture<Void> done;
    try {
      done = CompletableFuture.runAsync(work, loop);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the Toxiproxy is closed", e);
    }
    try {
      done.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the Toxiproxy broke: " + e.getCause(), e);
    }
  }

  /**
   * Wait until a port is free on which something listened that the thread has closed. The JDK
   * closes a socket that a selector knows only when the selector looks again, and until then the
   * system still accepts.
   */
  void awaitFree(InetSocketAddress address) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_END_MILLIS);
    while (!isFree(address) && System.nanoTime() < end) {
      run(() -> {});
    }
  }

  private static boolean isFree(InetSocketAddress address) {
    try (Socket trial = new Socket()) {
      trial.setReuseAddress(true);
      trial.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    var unused = loop.shutdownGracefully(0, LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
    Thread started = thread.get();
    if (started != null) {
      Threads.awaitEnd(started);
    }
  }
}
