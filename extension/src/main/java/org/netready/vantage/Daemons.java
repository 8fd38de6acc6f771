// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pools of daemon threads that end when there is nothing to do. */
final class Daemons {

  private static final int IDLE_SECONDS = 5;

  private Daemons() {}

  /** Return a pool of at most so many threads; what is beyond waits. */
  static ThreadPoolExecutor pool(String name, int most) {
    var pool =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              var thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
