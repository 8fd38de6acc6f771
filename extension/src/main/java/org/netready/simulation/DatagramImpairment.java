// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.Locale;

/**
 * What becomes of a datagram.
 *
 * @param kind what happens
 * @param ratio how many of all datagrams it happens to, above 0 to 1; which ones follows from their
 *     number alone, so that runs repeat: of a ratio of 0.5, every second one
 */
public record DatagramImpairment(Kind kind, double ratio) implements Impairment {

  /** What can happen to a datagram. */
  public enum Kind {
    /** It is lost on the way. */
    DATAGRAM_LOSS,
    /** Nothing answers. */
    DATAGRAMS_SILENT,
    /** An ICMP port-unreachable answers. */
    DATAGRAMS_REJECTED
  }

  /**
   * Make an impairment.
   *
   * @throws IllegalArgumentException if the ratio is no part of a whole, or is a part where all are
   *     meant
   */
  public DatagramImpairment {
    if (!(ratio > 0 && ratio <= 1)) {
      throw new IllegalArgumentException(
          "ratio %s of datagrams; expected more than 0 and at most 1".formatted(ratio));
    }
    if (kind != Kind.DATAGRAM_LOSS && ratio < 1) {
      throw new IllegalArgumentException(
          "%s with the ratio %s; expected 1, or datagram-loss".formatted(word(kind), ratio));
    }
  }

  @Override
  public Layer layer() {
    return Layer.DATAGRAMS;
  }

  @Override
  public String text() {
    return kind == Kind.DATAGRAM_LOSS ? word(kind) + " " + ratio : word(kind);
  }

  @Override
  public String toString() {
    return text();
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
