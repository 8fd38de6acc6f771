// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

/** The state of a port as seen from one place, in the words of Nmap. */
public enum PortState {
  /** A connection opened, or a datagram was answered. */
  OPEN,
  /** A reset, or an ICMP port-unreachable. */
  CLOSED,
  /** No answer. */
  FILTERED,
  /** An ICMP unreachable other than of the port, or no route. */
  UNREACHABLE,
  /** UDP without an answer: open or filtered, nobody can tell. */
  OPEN_OR_FILTERED
}
