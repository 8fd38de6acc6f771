// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.time.Duration;

/** Threads that must not outlive the network or the server that they work for. */
public final class Threads {

  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private Threads() {}

  /**
   * Make a thread that keeps no process alive, and do not start it.
   *
   * @param name its name
   * @param work what it does
   * @return the thread
   */
  public static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Wait for a thread to end, at most for 5 seconds. If the caller is interrupted, it waits all the
   * same, and is still interrupted afterwards.
   *
   * @param thread the thread
   */
  public static void awaitEnd(Thread thread) {
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
