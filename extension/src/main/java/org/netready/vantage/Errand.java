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
   * Return whether it goes on with something that has begun, and whose time runs: then it goes
   * before others at a pace, and waits for no room.
   */
  default boolean goesOn() {
    return false;
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

  /** Return whether it is sent again, since it may have been lost, if patience ends now. */
  default boolean isToBeSentAgain() {
    return false;
  }

  /** Send it again. */
  default void sendAgain(C channel) throws IOException {
    throw new IllegalStateException("it is not sent again");
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
