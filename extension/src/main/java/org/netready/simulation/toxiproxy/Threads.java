// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.time.Duration;

/** Threads that must not outlive their server. */
final class Threads {

  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private Threads() {}

  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Wait for a thread to end, also if the caller is interrupted, which it then still is. */
  static void awaitEnd(Thread thread) {
    boolean wasInterrupted = Thread.interrupted();
    try {
      thread.join(LONGEST_END.toMillis());
    } catch (InterruptedException e) {
      wasInterrupted = true;
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
