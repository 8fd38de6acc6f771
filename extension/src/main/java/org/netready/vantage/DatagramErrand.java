// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;

/**
 * An errand of one datagram, which is sent again while nothing has come.
 *
 * @param <T> what becomes of it
 */
interface DatagramErrand<T> extends Errand<DatagramChannel, T> {

  /** Return what is sent. */
  RepeatedDatagram datagram();

  @Override
  default boolean isToBeSentAgain() {
    return datagram().isToBeSentAgain();
  }

  @Override
  default void sendAgain(DatagramChannel channel) throws IOException {
    datagram().send(channel);
  }

  @Override
  default Duration patience(Duration left) {
    return datagram().patience(left);
  }

  @Override
  default int announcement() {
    return SelectionKey.OP_READ;
  }
}
