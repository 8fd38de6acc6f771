// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Loses a share of all datagrams, evenly. */
final class LossyResponder implements Responder {

  private final Responder behind;
  private final double ratio;
  private final AtomicLong count = new AtomicLong();

  LossyResponder(Responder behind, double ratio) {
    this.behind = behind;
    this.ratio = ratio;
  }

  @Override
  public void converse(Socket client) throws IOException {
    behind.converse(client);
  }

  @Override
  public Optional<byte[]> reply(byte[] datagram) {
    long before = count.getAndIncrement();
    // The first of all is lost, and whenever a whole one more is due.
    boolean isLost = Math.ceil((before + 1) * ratio) > Math.ceil(before * ratio);
    return isLost ? Optional.empty() : behind.reply(datagram);
  }
}
