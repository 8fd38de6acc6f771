// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.SocketException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Why a TLS handshake was not completed, from what the server sent. */
final class TlsFailure {

  private TlsFailure() {}

  /** Tell why. */
  static StreamFailure of(IOException failure, ReceivedBytes received, Deadline deadline) {
    StreamFailure plain = StreamFailure.of(failure, received, deadline, Cause.TLS_HANDSHAKE_FAILED);
    if (plain.cause() == Cause.SILENT_AFTER_ACCEPT) {
      return plain;
    }
    var hello = new ServerHello(received.first());
    if (received.count() > 0 && !hello.isTls()) {
      return new StreamFailure(
          Cause.TLS_NOT_SPOKEN,
          "what answered is not TLS; it begins " + StreamFailure.quote(received));
    }
    if (received.isFlood()) {
      return plain;
    }
    OptionalInt alert = hello.alert();
    if (alert.isPresent()) {
      return alert(alert.getAsInt());
    }
    if (hello.choseOldVersion()) {
      return new StreamFailure(
          Cause.TLS_NO_COMMON_VERSION, "the server speaks no version from TLS 1.2 on");
    }
    return broken(failure, received);
  }

  private static StreamFailure alert(int code) {
    boolean hasNothingInCommon =
        code == ServerHello.PROTOCOL_VERSION || code == ServerHello.INSUFFICIENT_SECURITY;
    return new StreamFailure(
        hasNothingInCommon ? Cause.TLS_NO_COMMON_VERSION : Cause.TLS_HANDSHAKE_FAILED,
        "the server answered with the fatal alert " + ServerHello.alertName(code));
  }

  private static StreamFailure broken(IOException failure, ReceivedBytes received) {
    if (isReset(failure)) {
      return new StreamFailure(
          Cause.TLS_RESET, "the connection was reset during the TLS handshake");
    }
    return received.hasEnded()
        ? new StreamFailure(
            Cause.TLS_RESET, "the connection was closed by the peer during the TLS handshake")
        : new StreamFailure(
            Cause.TLS_HANDSHAKE_FAILED, "the TLS handshake failed" + StreamFailure.text(failure));
  }

  private static boolean isReset(IOException failure) {
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SocketException) {
        return true;
      }
    }
    return false;
  }
}
