// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.List;
import java.util.stream.IntStream;
import org.netready.endpoint.Ports;

/**
 * Which ports of a range are asked: all if that is wanted, and all of a few, else the first, the
 * last and some between.
 */
final class PortSample {

  private static final int LARGEST = 8;

  private PortSample() {}

  /** Return the ports to ask, ascending. */
  static List<Integer> of(Question question) {
    Ports ports = question.ports();
    if (asked(question) == ports.size()) {
      return IntStream.rangeClosed(ports.first(), ports.last()).boxed().toList();
    }
    return IntStream.range(0, LARGEST)
        .map(i -> ports.first() + (int) ((long) (ports.size() - 1) * i / (LARGEST - 1)))
        .boxed()
        .toList();
  }

  /** Return how many ports are asked. */
  static int asked(Question question) {
    int all = question.ports().size();
    return switch (question.extent()) {
      case SAMPLE -> Math.min(LARGEST, all);
      case ALL -> all;
    };
  }

  /** Return what evidence says of the sample; empty for one port. */
  static String text(Question question) {
    Ports ports = question.ports();
    int asked = asked(question);
    return switch (ports.size()) {
      case 1 -> "";
      default ->
          asked == ports.size()
              ? "all %s ports asked: ".formatted(asked)
              : "%s of %s ports sampled: ".formatted(asked, ports.size());
    };
  }
}
