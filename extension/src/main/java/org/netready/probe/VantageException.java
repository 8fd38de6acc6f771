// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

/**
 * The place that a question was to be asked from does not work: no login, forwarding denied, a dead
 * simulator, no file descriptor left. It speaks of us, never of the network, and can become no
 * verdict on it.
 */
public final class VantageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Cause reason;

  /** Make an exception with what failed and what to do. */
  public VantageException(String message) {
    this(Cause.INTERNAL_ERROR, message);
  }

  /** Make an exception with what failed and why. */
  public VantageException(String message, Throwable cause) {
    this(Cause.INTERNAL_ERROR, message, cause);
  }

  /**
   * Make an exception with a typed reason.
   *
   * @param reason {@link Cause#INTERNAL_ERROR}, {@link Cause#LIMIT_REACHED} or a local one
   * @param message what failed and what to do
   */
  public VantageException(Cause reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * Make an exception with a typed reason that follows from another exception.
   *
   * @param reason {@link Cause#INTERNAL_ERROR}, {@link Cause#LIMIT_REACHED} or a local one
   * @param message what failed and what to do
   * @param cause why
   */
  public VantageException(Cause reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Return the typed reason; {@link Cause#INTERNAL_ERROR} if none was given. */
  public Cause reason() {
    return reason;
  }
}
