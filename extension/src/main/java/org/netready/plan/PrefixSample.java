// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Prefix;
import org.netready.environment.Limits;
import org.netready.probe.Destination;
import org.netready.probe.Question.Extent;

/**
 * Which addresses of a prefix are asked, and which ports of a range: some, evenly spread, the first
 * and the last among them; or all, as far as that can be done at all.
 */
final class PrefixSample {

  private static final int SAMPLE = 8;
  private static final int MOST_ADDRESSES = 4096;
  private static final int SAMPLE_OF_MANY = 256;
  private static final int MOST_ENDPOINTS = 65_536;

  private final Limits.Ranges ranges;

  PrefixSample(Limits.Ranges ranges) {
    this.ranges = ranges;
  }

  /** Return a prefix with those of its addresses that are asked. */
  Destination of(Prefix prefix) {
    BigInteger all = prefix.hosts();
    int asked = asked(all);
    List<IpAddress> addresses = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      addresses.add(prefix.host(index(all, i, asked)));
    }
    return Destination.of(prefix, addresses);
  }

  private int asked(BigInteger all) {
    boolean isMany = all.compareTo(BigInteger.valueOf(MOST_ADDRESSES)) > 0;
    int most =
        switch (ranges) {
          case SAMPLE -> SAMPLE;
          case ALL -> isMany ? SAMPLE_OF_MANY : MOST_ADDRESSES;
        };
    return all.min(BigInteger.valueOf(most)).intValueExact();
  }

  private static BigInteger index(BigInteger all, int i, int asked) {
    return asked == 1
        ? BigInteger.ZERO
        : all.subtract(BigInteger.ONE)
            .multiply(BigInteger.valueOf(i))
            .divide(BigInteger.valueOf(asked - 1L));
  }

  /** Return how much of a range of ports is asked at each address of a destination. */
  Extent extent(Destination destination, Ports ports) {
    long endpoints = (long) Math.max(1, destination.addresses().size()) * ports.size();
    return switch (ranges) {
      case SAMPLE -> Extent.SAMPLE;
      case ALL -> ports.isSingle() || endpoints > MOST_ENDPOINTS ? Extent.SAMPLE : Extent.ALL;
    };
  }
}
