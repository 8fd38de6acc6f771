// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.List;
import java.util.stream.IntStream;
import org.netready.endpoint.Ports;

/** Which ports of a range are asked: all of a few, else the first, the last and some between. */
final class PortSample {

  private static final int LARGEST = 8;

  private PortSample() {}

  /** Return the ports to ask, ascending. */
  static List<Integer> of(Ports ports) {
    if (ports.size() <= LARGEST) {
      return IntStream.rangeClosed(ports.first(), ports.last()).boxed().toList();
    }
    return IntStream.range(0, LARGEST)
        .map(i -> ports.first() + (int) ((long) (ports.size() - 1) * i / (LARGEST - 1)))
        .boxed()
        .toList();
  }

  /** Return what evidence says of the sample; empty for one port. */
  static String text(Ports ports) {
    int asked = Math.min(LARGEST, ports.size());
    return switch (ports.size()) {
      case 1 -> "";
      default ->
          asked == ports.size()
              ? "all %s ports asked: ".formatted(asked)
              : "%s of %s ports sampled: ".formatted(asked, ports.size());
    };
  }
}
