// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** What a program said, fit for a message. */
final class PlainLine {

  private static final int LONGEST = 300;

  private PlainLine() {}

  static String of(String text) {
    String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }
}
