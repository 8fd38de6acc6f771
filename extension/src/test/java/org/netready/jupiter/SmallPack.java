// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netready.simulation.SimulatedNetwork;

/** A pack of one requirement, from {@code ci-1} to an artifact store, for simulated networks. */
final class SmallPack {

  private static final String PACK =
      """
      pack: needs
      title: What our build needs
      documents:
        handbook: {title: "Handbook", version: "7", url: "https://h.example.com/", retrieved: 2026-11-20}
      roles:
        ci: {description: Machines that run our builds, example: [ci-1]}
      requirements:
        - id: artifacts
          title: builds reach the artifact store
          level: must
          direction: outbound
          from: [ci]
          to: [artifacts.example.com]
          ports: [443/tcp]
          service: https
          trust: public
          listens: always
          expect: reachable
          cite: {section: Artifacts, row: "1"}
      """;

  private SmallPack() {}

  /** Write the pack as {@code needs.yaml}. */
  static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("needs.yaml"), PACK);
  }

  /** Connect to the artifact store. */
  static void dial(SimulatedNetwork network) throws IOException {
    network.client().socketFactory().createSocket("artifacts.example.com", 443).close();
  }

  /** Return whether the artifact store refuses. */
  static boolean isRefused(SimulatedNetwork network) throws IOException {
    try {
      dial(network);
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }
}
