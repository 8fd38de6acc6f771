// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Map;
import java.util.OptionalInt;
import okio.ByteString;

/**
 * The first bytes that a server sent in a TLS handshake, read as a record (RFC 8446, section 5.1),
 * so that what it did is known from the protocol and not from an exception's message.
 *
 * @param bytes the bytes
 */
record ServerHello(ByteString bytes) {

  /** Alert protocol_version, RFC 8446 section 6.2. */
  static final int PROTOCOL_VERSION = 70;

  /** Alert insufficient_security, RFC 8446 section 6.2. */
  static final int INSUFFICIENT_SECURITY = 71;

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int MAJOR = 3;
  private static final int LEVEL_AT = 5;
  private static final int FATAL = 2;
  private static final int DESCRIPTION_AT = 6;
  private static final int HELLO_AT = 5;
  private static final int HELLO = 2;
  private static final int VERSION_AT = 9;
  private static final int TLS_1_2 = 3;

  private static final Map<Integer, String> ALERTS =
      Map.ofEntries(
          Map.entry(0, "close_notify"),
          Map.entry(10, "unexpected_message"),
          Map.entry(20, "bad_record_mac"),
          Map.entry(40, "handshake_failure"),
          Map.entry(42, "bad_certificate"),
          Map.entry(47, "illegal_parameter"),
          Map.entry(48, "unknown_ca"),
          Map.entry(49, "access_denied"),
          Map.entry(50, "decode_error"),
          Map.entry(PROTOCOL_VERSION, "protocol_version"),
          Map.entry(INSUFFICIENT_SECURITY, "insufficient_security"),
          Map.entry(80, "internal_error"),
          Map.entry(86, "inappropriate_fallback"),
          Map.entry(90, "user_canceled"),
          Map.entry(112, "unrecognized_name"),
          Map.entry(116, "certificate_required"),
          Map.entry(120, "no_application_protocol"));

  /** Return whether these can be the first bytes of a TLS server. */
  boolean isTls() {
    int type = at(0);
    return (type == ALERT || type == HANDSHAKE) && (bytes.size() < 2 || at(1) == MAJOR);
  }

  /**
   * Return the code of the alert that the server answered with; empty if it sent none, or one that
   * is only a warning and more after it.
   */
  OptionalInt alert() {
    boolean isLast = at(LEVEL_AT) == FATAL || bytes.size() == DESCRIPTION_AT + 1;
    return at(0) == ALERT && bytes.size() > DESCRIPTION_AT && isLast
        ? OptionalInt.of(at(DESCRIPTION_AT))
        : OptionalInt.empty();
  }

  /** Return whether the server chose a version before TLS 1.2, which no client may offer. */
  boolean choseOldVersion() {
    return at(0) == HANDSHAKE
        && at(HELLO_AT) == HELLO
        && bytes.size() > VERSION_AT + 1
        && at(VERSION_AT) == MAJOR
        && at(VERSION_AT + 1) < TLS_1_2;
  }

  /** Return the name of an alert, as RFC 8446 writes it. */
  static String alertName(int code) {
    return ALERTS.getOrDefault(code, "alert " + code);
  }

  private int at(int index) {
    return index < bytes.size() ? bytes.getByte(index) & 0xff : -1;
  }
}
