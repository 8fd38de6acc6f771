// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads on which probes speak: only TLS, HTTP and greetings take one, and while they
 * wait for a peer they do not compute.
 */
final class Workers {

  /** As many peers may be silent after their accept at once before others have to wait. */
  private static final int MOST = 512;

  private static final int IDLE_SECONDS = 5;
  private static final ThreadPoolExecutor POOL = pool();

  private Workers() {}

  /** Run a task on a thread, as soon as one is free. */
  static Future<?> submit(Runnable task) {
    return POOL.submit(task);
  }

  private static ThreadPoolExecutor pool() {
    var number = new AtomicInteger();
    var pool =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              var thread = new Thread(task, "netready-probe-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
