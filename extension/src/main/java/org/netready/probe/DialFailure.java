// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;

/**
 * Why a byte stream did not open.
 *
 * @param cause why
 * @param evidence what was seen, as a sentence part
 */
record DialFailure(Cause cause, String evidence) {

  /** Tell why; the deadline is the one that the stream was to be open by. */
  static DialFailure of(IOException failure, Deadline deadline) {
    if (deadline.isOver() || failure instanceof SocketTimeoutException) {
      return new DialFailure(
          Cause.CONNECT_TIMED_OUT, "no answer in " + Elapsed.text(deadline.limit()));
    }
    if (failure instanceof ConnectException) {
      return new DialFailure(Cause.CONNECT_REFUSED, "connection refused");
    }
    if (EarlyEnd.isReset(failure)) {
      return new DialFailure(Cause.CONNECTION_RESET, "reset as it opened");
    }
    return new DialFailure(Cause.CONNECT_UNREACHABLE, "unreachable" + StreamFailure.text(failure));
  }
}
