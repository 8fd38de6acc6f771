// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import okio.ByteString;

/**
 * A datagram that is sent again twice, at a third and at two thirds of the time, as TCP would do:
 * one that is lost must look neither like a filter nor like a server that is dead.
 */
final class RepeatedDatagram {

  private static final int MOST_SENT = 3;

  private final ByteString payload;
  private int sent;

  RepeatedDatagram(ByteString payload) {
    this.payload = payload;
  }

  /** Send it over a channel that is connected. */
  void send(DatagramChannel channel) throws IOException {
    channel.write(payload.asByteBuffer());
    sent++;
  }

  /** Return how often it was sent. */
  int sent() {
    return sent;
  }

  /** Return whether it was not sent as often as it may be. */
  boolean isToBeSentAgain() {
    return sent < MOST_SENT;
  }

  /**
   * Return how long to wait for an answer before it is sent again, within the time that is left.
   */
  Duration patience(Duration left) {
    return left.dividedBy(MOST_SENT + 1 - sent);
  }
}
