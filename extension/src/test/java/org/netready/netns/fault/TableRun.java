// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.netready.netns.Applied;
import org.netready.netns.bed.Bed;
import org.netready.netns.fault.Row.Trait;

/**
 * Brings all faults about, asks every cell, and undoes them: at the same time whatever does not
 * disturb the others, then what is wrong on the client itself, which is seen best while nothing
 * else is sent, then the rest one by one.
 */
final class TableRun {

  private static final int LIMIT_SECONDS = 5;
  private static final int CONCURRENCY = 200;

  /** Enough to see that a host is healthy. */
  private static final Set<Kind> AFTERWARDS =
      EnumSet.of(Kind.TCP, Kind.HTTPS, Kind.HTTP_STATED, Kind.UDP);

  private final Bed bed;
  private final Client client;
  private final Expected expected;
  private final Map<String, Answer> answers = new HashMap<>();

  TableRun(Bed bed, Client client, Expected expected) {
    this.bed = bed;
    this.client = client;
    this.expected = expected;
  }

  /** Ask every cell. */
  void run() {
    Rows.ALL.forEach(row -> bed.reference().tell(meant(row)));
    bed.reference().refresh();
    ask(List.of(Rows.of("none")));
    answers.clear();
    ask(rows(row -> !row.is(Trait.ALONE) && !row.is(Trait.LOCAL)));
    ask(rows(row -> !row.is(Trait.ALONE) && row.is(Trait.LOCAL)));
    rows(row -> row.is(Trait.ALONE)).forEach(row -> ask(List.of(row)));
  }

  /** Return which host a name means, whatever the client's resolver makes of it. */
  private static String meant(Row row) {
    Target target = Rows.target(row);
    String address = row.is(Trait.FORGED) ? "198.51.100.7" : target.address();
    return "host-record=%s,%s,%s".formatted(target.name(), address, target.address6());
  }

  private static List<Row> rows(Predicate<Row> which) {
    return Rows.ALL.stream().filter(which).toList();
  }

  /** Return the answers in the order of the table. */
  List<Answer> answers() {
    return Rows.ALL.stream()
        .flatMap(row -> row.cells().stream())
        .map(cell -> answers.get(cell.id()))
        .toList();
  }

  /** Return what is said of the same hosts with their right names, and without any fault. */
  List<Answer> afterwards() {
    List<Row> rows =
        rows(
            row ->
                row.address().isEmpty()
                    && row.name().isEmpty()
                    && row.proxy().equals(Row.NO_PROXY));
    Applied names = apply(rows, it -> NameFaults.right());
    try (names) {
      bed.resolver().refresh();
      return answer(
          rows.stream()
              .flatMap(row -> row.cells().stream())
              .filter(cell -> AFTERWARDS.contains(cell.kind()))
              .toList());
    }
  }

  private void ask(List<Row> rows) {
    Applied faults = apply(rows, Row::fault);
    try {
      bed.resolver().refresh();
      List<Cell> cells = rows.stream().flatMap(row -> row.cells().stream()).toList();
      List<Answer> first = answer(cells);
      first.forEach(answer -> answers.put(answer.cell(), answer));
      List<Cell> doubtful = doubtful(cells);
      if (doubtful.size() * 10 < cells.size()) {
        answer(doubtful).forEach(answer -> answers.put(answer.cell(), answer));
      }
    } finally {
      faults.close();
    }
  }

  /**
   * Return the cells that are asked a second time. On a machine that is busy a limit can be reached
   * too early; but a PASS that should not be stays what it is.
   */
  private List<Cell> doubtful(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> !expected.matches(answers.get(cell.id())))
        .filter(cell -> Soundness.unsound(cell, answers.get(cell.id())).isEmpty())
        .toList();
  }

  private Applied apply(List<Row> rows, Function<Row, Fault> fault) {
    Applied all = Applied.NOTHING;
    try {
      for (Row row : rows) {
        all = all.then(fault.apply(row).on(bed, Rows.target(row)));
      }
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  /** Ask at the same time, by one environment for each proxy. */
  private List<Answer> answer(List<Cell> cells) {
    Map<String, List<Cell>> byProxy =
        cells.stream().collect(Collectors.groupingBy(cell -> cell.row().proxy()));
    List<CompletableFuture<List<Answer>>> asked =
        byProxy.values().stream().map(some -> client.ask(environment(some), some)).toList();
    List<Answer> all = new ArrayList<>();
    asked.forEach(some -> all.addAll(some.join()));
    return all;
  }

  private Path environment(List<Cell> cells) {
    List<Row> rows = cells.stream().map(Cell::row).distinct().toList();
    return BedSite.write(bed.directory(), rows, LIMIT_SECONDS, CONCURRENCY);
  }
}
