// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

/** What an HTTP answer comes through. */
public enum Channel {
  /** Nothing. */
  PLAIN(80),
  /** TLS with a certificate of a public authority. */
  PUBLIC(443),
  /** TLS with a certificate of the filter's authority, which the site declares. */
  INSPECTED(8443);

  private final int port;

  Channel(int port) {
    this.port = port;
  }

  /** Return the port on which a healthy host offers it. */
  public int port() {
    return port;
  }
}
