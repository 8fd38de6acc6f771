// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

/**
 * A service that is asked for while a fault is there.
 *
 * @param row the fault
 * @param kind the service
 */
record Cell(Row row, Kind kind) {

  /** Return its name as that of a requirement. */
  String id() {
    return row.id() + "-" + kind.text();
  }

  /** Return how the process that asks is told of it. */
  String text() {
    return row.id() + "/" + kind.text();
  }

  @Override
  public String toString() {
    return text();
  }

  /** Read {@link #text()}. */
  static Cell parse(String text) {
    String[] words = text.split("/");
    return new Cell(Rows.of(words[0]), Kind.parse(words[1]));
  }
}
