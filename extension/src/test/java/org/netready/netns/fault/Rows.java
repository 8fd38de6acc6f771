// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import java.util.stream.Stream;

/** All faults, each with its host. */
final class Rows {

  private static final int FIRST_HOST = 10;

  /** In the order of the table. */
  static final List<Row> ALL =
      Stream.of(
              WayRows.all(),
              LocalRows.all(),
              ServerRows.all(),
              TlsRows.all(),
              HttpRows.all(),
              NameRows.all(),
              ProxyRows.all())
          .flatMap(List::stream)
          .toList();

  private Rows() {}

  /** Return the row of a name. */
  static Row of(String id) {
    return ALL.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  /** Return the host of a row, whose own addresses follow from its place among all. */
  static Target target(Row row) {
    int number = FIRST_HOST + ALL.indexOf(row);
    return new Target(
        row.name().isEmpty() ? row.id() + ".bed.example" : row.name(),
        row.address().isEmpty() ? "198.18.0." + number : row.address(),
        "2001:db8:18::%x".formatted(number));
  }
}
