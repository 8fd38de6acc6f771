// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.io.IOException;

/** Threads that do not keep their process alive. */
final class Threads {

  private Threads() {}

  /** Something that goes on until its socket breaks. */
  interface Task {
    void run() throws IOException;
  }

  /** Start a task; that a peer goes away is what many of these tests are about. */
  static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                return; // The client went away.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
