// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Calls at the deadline, whatever the probe's own thread is stuck in: a socket's read timeout
 * covers neither writes nor a peer that sends a byte now and then.
 */
final class Watchdog implements AutoCloseable {

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final ScheduledFuture<?> call;

  private Watchdog(ScheduledFuture<?> call) {
    this.call = call;
  }

  /** Call a task, which must not block, at the deadline, unless the watchdog is closed before. */
  static Watchdog at(Deadline deadline, Runnable task) {
    return new Watchdog(CLOCK.schedule(task, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
  }

  @Override
  public void close() {
    call.cancel(false);
  }

  private static ScheduledThreadPoolExecutor clock() {
    var clock = new ScheduledThreadPoolExecutor(1, Workers.daemons("netready-watchdog-"));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }
}
