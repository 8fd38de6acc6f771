// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

/** A line of a result file is not what it should be; the message says how, and what would be. */
final class MalformedLineException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedLineException(String message) {
    super(message);
  }

  MalformedLineException(String message, Throwable cause) {
    super(message, cause);
  }
}
