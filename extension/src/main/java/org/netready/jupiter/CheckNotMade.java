// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

/**
 * A check could not be made: our own machinery broke, or a limit of the run was reached. It says
 * nothing of the network.
 */
public final class CheckNotMade extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CheckNotMade(String message, StackTraceElement frame) {
    super(message);
    setStackTrace(new StackTraceElement[] {frame});
  }
}
