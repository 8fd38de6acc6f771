// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/** What a variable holds. */
public enum ValueType {
  /** Any text. */
  TEXT,
  /** One host name or address. */
  HOST,
  /** One port number. */
  PORT,
  /** One CIDR prefix. */
  PREFIX,
  /** A list of hosts. */
  HOSTS,
  /** A list of ports with their transports. */
  PORTS
}
