// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was set up, undone in reverse order: by {@link #close}, or else when this JVM ends. Each
 * step is tried even if another fails. Safe for use by many threads.
 */
public final class Undo implements AutoCloseable {

  private final Deque<Runnable> steps = new ArrayDeque<>();
  private final Thread hook = new Thread(this::undo, "undo");

  /** Make a list of nothing to undo. */
  public Undo() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Add what undoes the last step of a set-up. */
  public synchronized void add(Runnable step) {
    steps.push(step);
  }

  @Override
  public void close() {
    undo();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // This JVM is ending already.
    }
  }

  private synchronized void undo() {
    IllegalStateException failures = new IllegalStateException("not everything was undone");
    while (!steps.isEmpty()) {
      try {
        steps.pop().run();
      } catch (RuntimeException e) {
        failures.addSuppressed(e);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
