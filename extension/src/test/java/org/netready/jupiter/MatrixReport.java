// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.jupiter.MatrixCells.Place;
import org.netready.jupiter.MatrixRun.Wrong;
import org.netready.simulation.Impairment;

/** The matrix as it came out, in Markdown. */
final class MatrixReport {

  private static final Path FOLDER = Path.of("target");
  private static final String HEAD =
      """
      # What each impairment makes of each requirement

      %s
      %s requirements x %s impairments: %s cells, %s of them right.
      %s rows were asked at %s impaired parts of the network, in %s s.

      """;

  private final Map<Place, MatrixCell> cells;
  private final Map<MatrixCell, List<Wrong>> outcomes;

  MatrixReport(Map<Place, MatrixCell> cells, Map<MatrixCell, List<Wrong>> outcomes) {
    this.cells = cells;
    this.outcomes = outcomes;
  }

  /** Return what was wrong of the cells of an impairment. */
  List<Wrong> wrong(Impairment impairment) {
    return outcomes.entrySet().stream()
        .filter(it -> it.getKey().impairment().equals(impairment))
        .flatMap(it -> it.getValue().stream())
        .toList();
  }

  /**
   * Write it into the build's directory.
   *
   * @param what which cells there are, and on which networks, in sentences
   * @param requirements how many there are
   * @param asked how many rows were asked
   */
  void write(String file, String what, int requirements, int asked, Duration took) {
    int impairments = MatrixImpairments.all().size();
    String head =
        HEAD.formatted(
            what,
            requirements,
            impairments,
            cells.size(),
            cells.keySet().stream().filter(this::isRight).count(),
            asked,
            outcomes.size(),
            String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0));
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(file), head + table() + wrong(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isRight(Place place) {
    MatrixCell cell = cells.get(place);
    return outcomes.get(cell).stream().noneMatch(it -> isOf(place, cell, it));
  }

  private static boolean isOf(Place place, MatrixCell cell, Wrong wrong) {
    return wrong.row().requirement().id().equals(place.requirement()) || !cell.shares(wrong.row());
  }

  private String table() {
    TreeSet<String> packs =
        cells.keySet().stream().map(Place::pack).collect(Collectors.toCollection(TreeSet::new));
    List<String> head = new ArrayList<>(List.of("cells that are right"));
    head.addAll(packs);
    String rows =
        MatrixImpairments.all().stream()
            .filter(it -> cells.keySet().stream().anyMatch(place -> place.impairment().equals(it)))
            .map(it -> row(it, packs))
            .collect(Collectors.joining());
    return line(head) + "|---" + "|---".repeat(packs.size()) + "|\n" + rows;
  }

  private String row(Impairment impairment, TreeSet<String> packs) {
    List<String> row = new ArrayList<>(List.of(impairment.text()));
    packs.forEach(pack -> row.add(count(impairment, pack)));
    return line(row);
  }

  private String count(Impairment impairment, String pack) {
    List<Place> all =
        cells.keySet().stream()
            .filter(it -> it.impairment().equals(impairment) && it.pack().equals(pack))
            .toList();
    long right = all.stream().filter(this::isRight).count();
    return right == all.size() ? "" + right : "%s of %s".formatted(right, all.size());
  }

  private String wrong() {
    List<Wrong> all = outcomes.values().stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return "";
    }
    String rows =
        all.stream()
            .map(it -> line(List.of(it.cell().toString(), it.row().id(), it.expected(), it.seen())))
            .collect(Collectors.joining());
    return "\n## What is not right\n\n"
        + line(List.of("impairment", "row", "expected", "seen"))
        + "|---|---|---|---|\n"
        + rows;
  }

  private static String line(List<String> cells) {
    return Stream.of(cells)
        .flatMap(List::stream)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
