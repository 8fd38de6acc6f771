// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.util.stream.Collectors.toSet;

import java.util.Set;

/** The threads of all simulated networks in this process. */
final class NetworkThreads {

  private NetworkThreads() {}

  static Set<Thread> alive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("netready-simulation-"))
        .collect(toSet());
  }

  static Set<Thread> since(Set<Thread> before) {
    return alive().stream().filter(thread -> !before.contains(thread)).collect(toSet());
  }
}
