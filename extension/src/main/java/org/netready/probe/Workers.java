// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads that do the blocking. How many there are is bounded by who asks: a probe takes
 * one, and one more for each further address and port that it tries at the same time.
 */
final class Workers {

  private static final int IDLE_SECONDS = 5;
  private static final ThreadPoolExecutor POOL =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          daemons("netready-probe-"));

  private Workers() {}

  /** Run a task on a thread of its own. */
  static <T> Future<T> submit(Callable<T> task) {
    return POOL.submit(task);
  }

  /** Return a factory of daemon threads, numbered. */
  static ThreadFactory daemons(String prefix) {
    var number = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
