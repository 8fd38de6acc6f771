// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import org.netready.probe.VantageException;

/** Libraries that only some sources need, and what to add where one is absent. */
enum OptionalParts {
  /** The official client of Toxiproxy. */
  CLIENT("eu.rekawek.toxiproxy.ToxiproxyClient", "eu.rekawek.toxiproxy:toxiproxy-java:2.1.11"),
  /** What runs a container. */
  TESTCONTAINERS(
      "org.testcontainers.toxiproxy.ToxiproxyContainer",
      "org.testcontainers:testcontainers-toxiproxy:2.0.5");

  private final String type;
  private final String artifact;

  OptionalParts(String type, String artifact) {
    this.type = type;
    this.artifact = artifact;
  }

  boolean isPresent() {
    return isPresent(OptionalParts.class.getClassLoader());
  }

  boolean isPresent(ClassLoader loader) {
    try {
      Class.forName(type, false, loader);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /**
   * Make sure that a library is there.
   *
   * @throws VantageException if it is not, with the artifact to add
   */
  void require(String setting) throws VantageException {
    require(setting, OptionalParts.class.getClassLoader());
  }

  void require(String setting, ClassLoader loader) throws VantageException {
    if (!isPresent(loader)) {
      throw new VantageException(
          "netready.toxiproxy=%s needs %s, which is not on the class path; add it with scope test,"
                  .formatted(setting, artifact)
              + " or use netready.toxiproxy=embedded");
    }
  }
}
