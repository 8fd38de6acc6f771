// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

/** What a server of ours does, where none from Debian would. */
public enum Misbehaviour {
  /** Accepts, and says nothing. */
  SILENCE,
  /** Accepts, and closes. */
  CLOSE,
  /** Accepts, and resets. */
  RESET,
  /**
   * Reads a ClientHello, and resets if it is for a name of the list; else it is a wire to nginx.
   */
  RESET_BY_NAME,
  /** The same, closing. */
  CLOSE_BY_NAME,
  /** The same, falling silent. */
  SILENCE_BY_NAME,
  /** Speaks TLS to whoever has a certificate, and ends the session of all others by an alert. */
  CLIENT_CERTIFICATE,
  /** Answers with a right head and a content without an end. */
  ENDLESS_BODY,
  /** Answers with a right head and a content of which a byte comes now and then. */
  SLOW_BODY,
  /** Answers rightly, behind 64 KiB of fields. */
  LONG_HEAD,
  /** Is a proxy that has nobody behind it: 502 to each CONNECT and request. */
  PROXY_BAD_GATEWAY;

  private static final int FIRST_PORT = 10_000;
  private static final int PORTS = 10;

  /** The part of a name for which the servers that look at names misbehave. */
  public static final String LISTED = "listed-";

  /** Return the port on which it does so, the same through TLS for those that speak HTTP. */
  public int port(Channel channel) {
    return FIRST_PORT + ordinal() * PORTS + channel.ordinal();
  }

  /** Return the port on which it does so at once. */
  public int port() {
    return port(Channel.PLAIN);
  }

  /** Return whether it speaks HTTP, and so is to be had through TLS as well. */
  boolean speaksHttp() {
    return this == ENDLESS_BODY || this == SLOW_BODY || this == LONG_HEAD;
  }
}
