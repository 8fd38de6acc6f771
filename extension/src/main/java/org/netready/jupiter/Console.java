// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.List;

/** The one place that prints. Nothing is printed for a test that passes. */
final class Console {

  private Console() {}

  /** Print lines to standard output, in one go so that they stay together. */
  static void print(List<String> lines) {
    System.out.println(String.join(System.lineSeparator(), lines));
    System.out.flush();
  }
}
