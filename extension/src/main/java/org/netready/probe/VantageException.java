// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

/**
 * The place that a question was to be asked from does not work: no login, forwarding denied, a dead
 * simulator. It speaks of us, never of the network, and can become no verdict on it.
 */
public final class VantageException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Make an exception with what failed and what to do. */
  public VantageException(String message) {
    super(message);
  }

  /** Make an exception with what failed and why. */
  public VantageException(String message, Throwable cause) {
    super(message, cause);
  }
}
