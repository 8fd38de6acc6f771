// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import okio.ByteString;

/**
 * A client's packet of NTP, RFC 5905 section 7.3. It tells nothing of this host's clock: the
 * transmit timestamp, which a server sends back as the origin timestamp, is random.
 *
 * @param timestamp the transmit timestamp
 */
record NtpQuestion(ByteString timestamp) implements DatagramQuestion {

  private static final int LENGTH = 48;
  private static final int STRATUM = 1;
  private static final int REFERENCE = 12;
  private static final int ORIGIN = 24;
  private static final int TRANSMIT = 40;
  private static final int TIMESTAMP_BYTES = 8;
  private static final int REFERENCE_BYTES = 4;

  private static final int CLIENT_OF_VERSION_4 = 0x23;
  private static final int VERSION_SHIFT = 3;
  private static final int THREE_BITS = 0b111;
  private static final int SERVER = 4;
  private static final int LEAP_SHIFT = 6;
  private static final int NOT_SYNCHRONISED = 3;

  /** The stratum from which on a server is not synchronised: RFC 5905, figure 11. */
  private static final int NO_STRATUM = 16;

  /** A transmit timestamp that no client accepts: RFC 5905, section 8. */
  private static final ByteString NEVER = ByteString.of(new byte[TIMESTAMP_BYTES]);

  /** Kiss codes that mean that this client is not served: RFC 5905, section 7.4. */
  private static final Set<String> DECLINED = Set.of("DENY", "RSTR");

  /** Return a question that nobody could have foreseen. */
  static NtpQuestion random() {
    var timestamp = new byte[TIMESTAMP_BYTES];
    ThreadLocalRandom.current().nextBytes(timestamp);
    return new NtpQuestion(ByteString.of(timestamp));
  }

  @Override
  public String protocol() {
    return "NTP";
  }

  @Override
  public byte[] wire() {
    var packet = new byte[LENGTH];
    packet[0] = CLIENT_OF_VERSION_4;
    System.arraycopy(timestamp.toByteArray(), 0, packet, TRANSMIT, TIMESTAMP_BYTES);
    return packet;
  }

  @Override
  public Optional<Answer> read(byte[] reply) {
    boolean isAnswer =
        reply.length >= LENGTH
            && (reply[0] & THREE_BITS) == SERVER
            && timestamp.equals(ByteString.of(reply, ORIGIN, TIMESTAMP_BYTES))
            && !NEVER.equals(ByteString.of(reply, TRANSMIT, TIMESTAMP_BYTES));
    return isAnswer ? Optional.of(answer(reply)) : Optional.empty();
  }

  private static Answer answer(byte[] reply) {
    int stratum = reply[STRATUM] & 0xff;
    String kiss = stratum == 0 ? kissCode(reply) : "";
    String text =
        "version %s, %s%s"
            .formatted(
                reply[0] >> VERSION_SHIFT & THREE_BITS,
                stratum == 0 ? "kiss-o'-death " + kiss : "stratum " + stratum,
                isUnsynchronised(reply) ? ", not synchronised" : "");
    if (DECLINED.contains(kiss)) {
      return new Answer(text, Optional.of(Cause.SERVICE_DECLINED));
    }
    boolean givesTime = stratum > 0 && stratum < NO_STRATUM && !isUnsynchronised(reply);
    return new Answer(text, givesTime ? Optional.empty() : Optional.of(Cause.SERVICE_UNABLE));
  }

  private static boolean isUnsynchronised(byte[] reply) {
    return (reply[0] & 0xff) >> LEAP_SHIFT == NOT_SYNCHRONISED;
  }

  private static String kissCode(byte[] reply) {
    byte[] code = Arrays.copyOfRange(reply, REFERENCE, REFERENCE + REFERENCE_BYTES);
    String text = new String(code, StandardCharsets.US_ASCII).replace("\0", "");
    return text.isBlank() ? "without a code" : PlainText.of(text, LENGTH);
  }
}
