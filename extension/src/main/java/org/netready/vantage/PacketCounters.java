// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Linux has counted of the packets of this host, or of its network namespace.
 *
 * @param sentToOthers how many octets of IP packets have left it. What its own firewall drops is
 *     not among them, nor what its own firewall answers, which goes to itself over loopback
 * @param sentToItself how many octets went over loopback
 * @param failedAgain how often a TCP segment was to be sent again and was not let go
 */
record PacketCounters(long sentToOthers, long sentToItself, long failedAgain) {

  private static final int LOOPBACK_SENT = 8;

  /**
   * Read them.
   *
   * @param directory the folder of the counters: {@code /proc/net}
   * @return the counters; empty if the system does not count these
   */
  static Optional<PacketCounters> read(Path directory) {
    try {
      Map<String, Long> counters = named(directory.resolve("netstat"));
      counters.putAll(sixth(directory.resolve("snmp6")));
      long loopback = loopback(directory.resolve("dev"));
      return Optional.of(
          new PacketCounters(
              known(counters, "OutOctets") + counters.getOrDefault("Ip6OutOctets", 0L) - loopback,
              loopback,
              known(counters, "TCPRetransFail")));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long known(Map<String, Long> counters, String name) throws IOException {
    Long value = counters.get(name);
    if (value == null) {
      throw new IOException("no counter " + name);
    }
    return value;
  }

  /** A line of names is followed by one of values. */
  private static Map<String, Long> named(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Map<String, Long> counters = new HashMap<>();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      String[] names = lines.get(i).split(" ", -1);
      String[] values = lines.get(i + 1).split(" ", -1);
      for (int word = 1; word < Math.min(names.length, values.length); word++) {
        counters.put(names[word], Long.parseLong(values[word]));
      }
    }
    return counters;
  }

  /** A host without IPv6 has no such file. */
  private static Map<String, Long> sixth(Path file) throws IOException {
    if (Files.notExists(file)) {
      return Map.of();
    }
    Map<String, Long> counters = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length == 2) {
        counters.put(words[0], Long.parseLong(words[1]));
      }
    }
    return counters;
  }

  private static long loopback(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      String[] values = line.strip().replaceFirst("^lo:", "").strip().split("\\s+", -1);
      if (line.strip().startsWith("lo:") && values.length > LOOPBACK_SENT) {
        return Long.parseLong(values[LOOPBACK_SENT]);
      }
    }
    throw new IOException("no interface lo");
  }
}
