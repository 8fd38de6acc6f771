// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Network;
import org.netready.probe.PortState;
import org.netready.vantage.LocalNetwork;

/** Scans addresses and ports by {@link Network#connect}, twice, and prints how long it took. */
final class ScanProgram {

  private static final String SUBNET = ".0/24";

  private ScanProgram() {}

  /**
   * Scan.
   *
   * @param arguments an address or {@code A.B.C.0/24}; a range of ports; the limit of a connect in
   *     milliseconds
   */
  public static void main(String[] arguments) {
    List<IpAddress> addresses = addresses(arguments[0]);
    Ports ports = Ports.parse(arguments[1] + "/tcp");
    Duration limit = Duration.ofMillis(Long.parseLong(arguments[2]));
    long start = System.nanoTime();
    Map<PortState, Integer> states = scan(addresses, ports, limit);
    Figures.print("first-scan", (System.nanoTime() - start) / 1e9);
    Figures.print("cpu", cpu());
    for (PortState state : PortState.values()) {
      Figures.print(state.name(), states.getOrDefault(state, 0));
    }
    long again = System.nanoTime();
    scan(addresses, ports, limit);
    Figures.print("second-scan", (System.nanoTime() - again) / 1e9);
  }

  private static Map<PortState, Integer> scan(
      List<IpAddress> addresses, Ports ports, Duration limit) {
    Network network = new LocalNetwork("here", List.of());
    List<CompletableFuture<ConnectOutcome>> connects = new ArrayList<>();
    for (IpAddress address : addresses) {
      for (int port = ports.first(); port <= ports.last(); port++) {
        connects.add(network.connect(address, port, limit, Duration.ZERO));
      }
    }
    // Whoever waits for each by itself is woken up for each.
    CompletableFuture.allOf(connects.toArray(CompletableFuture[]::new)).join();
    Map<PortState, Integer> states = new EnumMap<>(PortState.class);
    connects.forEach(connect -> states.merge(connect.join().state(), 1, Integer::sum));
    return states;
  }

  private static List<IpAddress> addresses(String text) {
    if (!text.endsWith(SUBNET)) {
      return List.of(IpAddress.parse(text));
    }
    String three = text.substring(0, text.length() - SUBNET.length());
    return IntStream.range(0, 256).mapToObj(i -> IpAddress.parse(three + "." + i)).toList();
  }

  private static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
