// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Subject;

/**
 * The rows that are asked in a cell.
 *
 * @param sharing those that share its endpoint, one of each requirement that has some
 * @param others some that do not
 */
record MatrixRows(List<Check> sharing, List<Check> others) {

  /**
   * Return the rows of a cell: of each requirement that shares its endpoint the one from one
   * vantage point, another one for each impairment, and as far as it can be the same one for all.
   * Of those that do not share it: one of the same host, one of any other host, the next ones in
   * the plan, and one that must be blocked and has its control there, if there is one.
   */
  static MatrixRows of(MatrixCell cell) {
    List<Check> all =
        cell.site().plan().checks().stream().filter(it -> it.onNetwork().isPresent()).toList();
    int start =
        Math.floorMod(Objects.hash(cell.host().text(), cell.impairment().text()), all.size());
    List<Check> sharing = fromOnePlace(all.stream().filter(cell::shares).toList(), start);
    List<Check> rest =
        Stream.concat(all.subList(start, all.size()).stream(), all.subList(0, start).stream())
            .filter(it -> !cell.shares(it))
            .toList();
    List<Check> others = new ArrayList<>();
    open(rest).filter(it -> host(it).equals(cell.host())).findFirst().ifPresent(others::add);
    open(rest).filter(it -> !host(it).equals(cell.host())).findFirst().ifPresent(others::add);
    controlled(rest, sharing).ifPresent(others::add);
    return new MatrixRows(sharing, others);
  }

  private static List<Check> fromOnePlace(List<Check> sharing, int start) {
    Map<String, List<Check>> byRequirement =
        sharing.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.requirement().id(), LinkedHashMap::new, Collectors.toList()));
    Set<String> places = new HashSet<>();
    List<Check> chosen = new ArrayList<>();
    for (List<Check> rows : byRequirement.values()) {
      Check row =
          rows.stream()
              .filter(it -> places.contains(vantage(it)))
              .findFirst()
              .orElse(rows.get(start % rows.size()));
      chosen.add(row);
      places.add(vantage(row));
    }
    return chosen;
  }

  private static String vantage(Check row) {
    return subject(row).flow().vantage();
  }

  List<Check> all() {
    return Stream.concat(sharing.stream(), others.stream()).toList();
  }

  private static Stream<Check> open(List<Check> rows) {
    return rows.stream().filter(it -> it.expectation() != Expectation.BLOCKED);
  }

  private static Optional<Check> controlled(List<Check> rows, List<Check> sharing) {
    List<String> ids = sharing.stream().map(Check::id).toList();
    return rows.stream()
        .filter(it -> subject(it).controls().stream().anyMatch(ids::contains))
        .findFirst();
  }

  private static Host host(Check row) {
    return subject(row).question().destination().host();
  }

  private static Subject.OnNetwork subject(Check row) {
    return row.onNetwork().orElseThrow();
  }
}
