// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes packs and environments of a site on loopback. */
final class Site {

  /** What makes a requirement one of HTTPS with an authority of the site. */
  static final String HTTPS =
      """
          service: https
          trust: site
          answers: {status: [200]}
      """;

  private Site() {}

  /** Write a pack with one requirement for each port of the hosts of {@code servers}. */
  static String pack(Path folder, String name, List<Integer> ports, String further) {
    String head =
        """
        pack: %s
        title: A pack of a benchmark
        documents:
          document: {title: "A document", version: "1", url: "https://example.com/ports", retrieved: 2026-11-20}
        roles:
          clients: {description: Machines that ask, example: [client-1]}
          servers: {description: Machines that answer, example: [server-1]}
        requirements:
        """
            .formatted(name);
    String requirements =
        IntStream.range(0, ports.size())
            .mapToObj(i -> requirement(name, i + 1, ports.get(i), further))
            .collect(Collectors.joining());
    return Scratch.write(folder.resolve(name + ".yaml"), head + requirements).toString();
  }

  private static String requirement(String pack, int row, int port, String further) {
    return """
          - id: %s-%04d
            title: clients reach a port of all servers
            direction: internal
            from: [clients]
            to: [servers]
            ports: [%d/tcp]
            cite: {section: Ports, row: "%d"}
        %s\
        """
        .formatted(pack, row, port, row, further);
  }

  /** Return a number of loopback addresses. */
  static List<String> loopback(int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> "127.1.%d.%d".formatted(i / 256, i % 256))
        .toList();
  }

  /** Write an environment with servers. */
  static String environment(Path folder, List<String> servers, String limits, String further) {
    String text =
        """
        roles:
          clients: [{host: client-1, address: 127.0.0.1}]
          servers: [%s]
        vantage-points:
          here: {roles: [clients], host: client-1}
        phase: installed
        proxy: none
        limits: {%s}
        %s
        """
            .formatted(String.join(", ", servers), limits, further);
    return Scratch.write(folder.resolve("site.yaml"), text).toString();
  }

  /** Return the properties of a run. */
  static Map<String, String> parameters(String pack, String environment, String output) {
    return Map.of(
        "netready.packs", pack,
        "netready.environment", environment,
        "netready.output", output);
  }
}
