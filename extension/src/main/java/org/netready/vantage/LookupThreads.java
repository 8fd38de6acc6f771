// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.IntSupplier;

/**
 * The threads that wait for names, each with the files that a lookup opens: the system's resolver
 * and those who are asked beside it. What is beyond a bound waits, and its limit runs only from its
 * start. Safe for use by many threads.
 */
final class LookupThreads {

  private final ThreadPoolExecutor pool;
  private final int few;
  private final IntSupplier bound;
  private boolean isBoundKnown;

  /**
   * Make threads; none is started yet.
   *
   * @param few how many lookups may be under way at once in any case
   * @param bound how many more may be; asked once, when {@code few} are not enough, since it takes
   *     a while to find out
   */
  LookupThreads(String name, int few, IntSupplier bound) {
    this.pool = Daemons.pool(name, few);
    this.few = few;
    this.bound = bound;
  }

  /** Return the threads of this process. */
  static LookupThreads ofThisProcess() {
    return new LookupThreads(
        "netready-names", OpenFiles.FEW, () -> OpenFiles.lookups(OpenFiles.bound()));
  }

  /** Do something on a thread as soon as one is free. */
  Future<?> submit(Runnable task) {
    if (pool.getPoolSize() >= few) {
      findBound();
    }
    return pool.submit(task);
  }

  private synchronized void findBound() {
    if (!isBoundKnown) {
      isBoundKnown = true;
      int most = Math.max(few, bound.getAsInt());
      pool.setMaximumPoolSize(most);
      pool.setCorePoolSize(most);
    }
  }
}
