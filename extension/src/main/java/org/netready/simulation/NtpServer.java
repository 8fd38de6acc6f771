// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** A time server of stratum 2 with the clock of this host: RFC 5905. */
final class NtpServer {

  private static final int LENGTH = 48;
  private static final int MODE = 0b111;
  private static final int CLIENT = 3;
  private static final byte SERVER_OF_VERSION_4 = 0x24;
  private static final byte STRATUM = 2;
  private static final int ORIGIN = 24;
  private static final int TRANSMIT = 40;
  private static final int TIMESTAMP_BYTES = 8;
  private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;

  private NtpServer() {}

  /** Return the reply to a client's packet; empty if it is none. */
  static Optional<byte[]> reply(byte[] packet) {
    if (packet.length < LENGTH || (packet[0] & MODE) != CLIENT) {
      return Optional.empty();
    }
    byte[] reply = new byte[LENGTH];
    reply[0] = SERVER_OF_VERSION_4;
    reply[1] = STRATUM;
    System.arraycopy(packet, TRANSMIT, reply, ORIGIN, TIMESTAMP_BYTES);
    ByteBuffer.wrap(reply)
        .putInt(TRANSMIT, (int) (Instant.now().getEpochSecond() + SECONDS_FROM_1900_TO_1970));
    return Optional.of(reply);
  }
}
