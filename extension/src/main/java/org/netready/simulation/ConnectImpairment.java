// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.Locale;

/** What becomes of packets to an endpoint, and of a connection right after it has opened. */
public enum ConnectImpairment implements Impairment {
  /** A reset answers a connect, an ICMP port-unreachable a datagram. */
  REFUSED,
  /** Nothing answers. */
  FILTERED,
  /** An ICMP host-unreachable answers. */
  UNREACHABLE,
  /** A TCP connection opens, and nothing comes. */
  SILENT_AFTER_ACCEPT,
  /** A TCP connection opens and is closed. */
  CLOSED_AFTER_ACCEPT,
  /** A TCP connection opens and is reset. */
  RESET_AFTER_ACCEPT;

  @Override
  public Layer layer() {
    return Layer.CONNECTS;
  }

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return text();
  }

  /** Return whether connections open first, which datagrams have none of. */
  boolean isAfterAccept() {
    return switch (this) {
      case REFUSED, FILTERED, UNREACHABLE -> false;
      case SILENT_AFTER_ACCEPT, CLOSED_AFTER_ACCEPT, RESET_AFTER_ACCEPT -> true;
    };
  }
}
