// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The daemon threads on which probes speak TLS, HTTP and greetings. Many may wait for their peers
 * at once, but only a few compute: a hundred handshakes at the same time would each take as long as
 * all of them, and their limits with it. Who has begun goes on before others begin.
 */
final class Workers {

  /**
   * As many peers may say nothing at once before further ones have to wait: as many as checks are
   * under way by default, so that all of them take one limit.
   */
  private static final int MOST_THREADS = 2000;

  private static final int LEAST_COMPUTING = 4;
  private static final int IDLE_SECONDS = 5;

  private static final Workers OF_THIS_PROCESS =
      new Workers(
          MOST_THREADS, Math.max(LEAST_COMPUTING, 2 * Runtime.getRuntime().availableProcessors()));

  /** Whose thread the current one is; none outside of tasks. */
  private static final ThreadLocal<@Nullable Workers> CURRENT = new ThreadLocal<>();

  private int mostThreads;
  private final int mostComputing;
  private final ThreadPoolExecutor pool;
  private final Deque<FutureTask<?>> waiting = new ArrayDeque<>();
  private int threads;
  private int computing;
  private int resuming;

  /** Make workers; no thread is started yet. */
  Workers(int mostThreads, int mostComputing) {
    this(mostThreads, mostComputing, daemons());
  }

  /** Make workers whose threads a factory makes. */
  Workers(int mostThreads, int mostComputing, ThreadFactory threads) {
    this.mostThreads = mostThreads;
    this.mostComputing = mostComputing;
    this.pool =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads);
  }

  private static ThreadFactory daemons() {
    var number = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, "netready-probe-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Run a task on a thread of this process, as soon as it may compute. */
  static Future<?> submit(Runnable task) {
    return OF_THIS_PROCESS.run(task);
  }

  /** Run a task on a thread, as soon as it may compute. */
  Future<?> run(Runnable task) {
    FutureTask<?> future = new FutureTask<>(task, null);
    synchronized (this) {
      waiting.add(future);
      startWaiting();
    }
    return future;
  }

  /** The task of this thread is about to wait; if it has none, nothing happens. */
  static void pause() {
    Workers workers = CURRENT.get();
    if (workers != null) {
      workers.stopComputing();
    }
  }

  /** The task of this thread has waited long enough, and goes on as soon as it may. */
  static void resume() {
    Workers workers = CURRENT.get();
    if (workers != null) {
      workers.computeAgain();
    }
  }

  /** Return how many wait to go on. */
  synchronized int resuming() {
    return resuming;
  }

  private void startWaiting() {
    while (!waiting.isEmpty() && threads < mostThreads && computing + resuming < mostComputing) {
      threads++;
      computing++;
      FutureTask<?> next = waiting.remove();
      try {
        pool.execute(() -> hold(next));
      } catch (OutOfMemoryError e) {
        threads--;
        computing--;
        waiting.addFirst(next);
        makeDoWith(threads, e);
      }
    }
  }

  /** The system gives no more threads than there are: a container may have few. */
  private void makeDoWith(int few, OutOfMemoryError noMore) {
    if (few == 0) {
      throw noMore;
    }
    mostThreads = few;
  }

  private void hold(FutureTask<?> task) {
    CURRENT.set(this);
    try {
      task.run();
    } finally {
      CURRENT.remove();
      end();
    }
  }

  private synchronized void end() {
    threads--;
    stopComputing();
  }

  private synchronized void stopComputing() {
    computing--;
    notify();
    startWaiting();
  }

  private synchronized void computeAgain() {
    boolean wasInterrupted = false;
    resuming++;
    while (computing >= mostComputing) {
      try {
        wait();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    resuming--;
    computing++;
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
