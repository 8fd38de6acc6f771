// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;

/**
 * How a conversation on an open connection broke off.
 *
 * @param cause why
 * @param evidence what was seen, as a sentence part
 */
record StreamFailure(Cause cause, String evidence) {

  private static final int QUOTED = 60;
  private static final int MESSAGE = 120;

  /**
   * Tell why reading or writing failed.
   *
   * @param failure what was thrown
   * @param received what had come by then
   * @param deadline the probe's deadline, at which our own watchdog closes the connection
   * @param otherwise the cause if none of silence, close and reset was seen
   */
  static StreamFailure of(
      IOException failure, ReceivedBytes received, Deadline deadline, Cause otherwise) {
    if (received.isFlood()) {
      return new StreamFailure(
          otherwise,
          "%s KiB came and no whole answer in them; what came begins %s"
              .formatted(ReceivedBytes.MOST / 1024, quote(received)));
    }
    if (deadline.isOver() || failure instanceof InterruptedIOException) {
      return silence(received, deadline);
    }
    // A write that meets a reset takes it away: to who reads then, the stream has ended.
    if (failure instanceof SocketException) {
      return new StreamFailure(
          Cause.CONNECTION_RESET, "the connection was reset" + after(received) + text(failure));
    }
    if (received.hasEnded() || failure instanceof EOFException) {
      return end(received, otherwise);
    }
    return new StreamFailure(
        otherwise, "not understood" + text(failure) + "; what came begins " + quote(received));
  }

  /** Return the beginning of what came, in visible form, in quotes. */
  static String quote(ReceivedBytes received) {
    return "'" + PlainText.received(received.first().toByteArray(), QUOTED) + "'";
  }

  /** Return the message of an exception as the end of a sentence part, safe to print. */
  static String text(IOException failure) {
    String message = failure.getMessage();
    return message == null ? "" : " (" + PlainText.received(message, MESSAGE) + ")";
  }

  private static StreamFailure silence(ReceivedBytes received, Deadline deadline) {
    String limit = Elapsed.text(deadline.limit());
    return new StreamFailure(
        Cause.SILENT_AFTER_ACCEPT,
        received.count() == 0
            ? "connected, then nothing came within " + limit
            : "connected, %s bytes came, and no whole answer within %s"
                .formatted(received.count(), limit));
  }

  private static StreamFailure end(ReceivedBytes received, Cause otherwise) {
    return received.count() == 0
        ? new StreamFailure(
            Cause.CLOSED_AFTER_ACCEPT, "connected, then closed by the peer before an answer")
        : new StreamFailure(
            otherwise,
            "closed by the peer after %s bytes, which begin %s"
                .formatted(received.count(), quote(received)));
  }

  private static String after(ReceivedBytes received) {
    return received.count() == 0 ? "" : " after %s bytes".formatted(received.count());
  }
}
