// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.probe.VantageException;

/**
 * What one socket is opened for. The loop calls; nothing here blocks.
 *
 * @param <C> the kind of socket
 * @param <T> what becomes of it
 */
interface Errand<C extends SelectableChannel, T> {

  /** Return where to. */
  IpAddress address();

  /**
   * Return whether it waits until there is room for one more; if not, it is a part of something
   * that has room already.
   */
  default boolean waitsForRoom() {
    return true;
  }

  /** Open a socket, and send nothing. */
  C open() throws IOException;

  /** Send what there is to send over a socket that does not block. */
  void send(C channel) throws IOException;

  /** Return the operations of a {@link java.nio.channels.SelectionKey} that announce an answer. */
  int announcement();

  /** Return how long to wait for this announcement at most, within the limit of the whole. */
  default Duration patience(Duration left) {
    return left;
  }

  /**
   * Send again what may have been lost, because patience ended before the limit.
   *
   * @return whether it was sent, so that it is worth while to wait on
   */
  default boolean sendAgain(C channel) throws IOException {
    return false;
  }

  /** Free what was opened beside the socket, which is closed by now. */
  default void landed() {}

  /** Return what became of it; empty if nothing is known yet. */
  Optional<T> answer(C channel, Duration took) throws IOException;

  /** Return what became of it if there is no answer until the limit, or patience, ended. */
  T silence(Duration limit, Duration took);

  /**
   * Return what an error means.
   *
   * @throws VantageException if it speaks of this process only
   */
  T failure(Exception failure, Duration limit, Duration took) throws VantageException;

  /** Return whether the socket stays open, and blocks from now on, for whoever gets the answer. */
  default boolean keeps(T answer) {
    return false;
  }
}
