// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * How a connection ended in its first moments, when nobody had asked anything: what a filter, a
 * proxy or a load balancer that accepts in the place of a host does once it finds no host.
 */
public enum EarlyEnd {
  /** The peer reset it. */
  RESET(Cause.CONNECTION_RESET, "then reset without a word"),
  /** The peer closed it. */
  CLOSED(Cause.CLOSED_AFTER_ACCEPT, "then closed by the peer without a word");

  /**
   * How long a connection over which nothing is to be asked is watched. A peer that ends it does so
   * a round trip after it opened, or when its own connect further on has failed.
   */
  public static final Duration WATCH = Duration.ofMillis(500);

  private final Cause cause;
  private final String evidence;

  EarlyEnd(Cause cause, String evidence) {
    this.cause = cause;
    this.evidence = evidence;
  }

  /** Return why the port, though open, shows no service. */
  public Cause cause() {
    return cause;
  }

  /** Return what was seen, as the end of a sentence about the connect. */
  public String evidence() {
    return evidence;
  }

  /**
   * Watch a connection until it ends, the peer says something, or the time is over. Takes the
   * thread meanwhile, and a byte from the connection.
   *
   * @param time how long; nothing is watched if it is zero
   * @return how it ended; empty if it did not
   * @throws IOException if the wait was broken off from this side
   */
  public static Optional<EarlyEnd> watch(Socket socket, Duration time) throws IOException {
    if (time.isZero()) {
      return Optional.empty();
    }
    socket.setSoTimeout((int) Math.max(1, time.toMillis()));
    try {
      return socket.getInputStream().read() < 0 ? Optional.of(CLOSED) : Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (socket.isClosed()) {
        throw e;
      }
      return Optional.of(RESET);
    }
  }
}
