// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.netready.plan.Expectation;

/** The table as it came out, in Markdown. */
final class FaultTable {

  private static final Path FILE = Path.of("target", "fault-table.md");
  private static final String HEAD =
      """
      # What is said of each fault

      Written by a run against real packets; %d faults, %d cells.
      State, verdict and cause for each expectation, how long it took, and what was seen.

      | fault | service | state | LISTENING | PERMITTED | BLOCKED, with a control | took | seen |
      |---|---|---|---|---|---|---|---|
      """;
  private static final String FIXES =
      """

      ## What is advised

      | cause | fix |
      |---|---|
      """;

  private FaultTable() {}

  /** Write the table into the build's directory. */
  static void write(List<Answer> answers, Expected expected) {
    String cells =
        Rows.ALL.stream()
            .flatMap(row -> row.cells().stream())
            .map(cell -> line(cell, find(answers, cell)))
            .collect(Collectors.joining());
    String fixes =
        expected.fixes().entrySet().stream()
            .flatMap(it -> it.getValue().stream().map(fix -> row(it.getKey(), fix)))
            .collect(Collectors.joining());
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE, HEAD.formatted(Rows.ALL.size(), answers.size()) + cells + FIXES + fixes, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer find(List<Answer> answers, Cell cell) {
    return answers.stream().filter(it -> it.cell().equals(cell.id())).findFirst().orElseThrow();
  }

  private static String line(Cell cell, Answer answer) {
    return row(
        cell.row().id(),
        cell.kind().text(),
        answer.state(),
        answer.result(Expectation.LISTENING).ruling(),
        answer.result(Expectation.PERMITTED).ruling(),
        answer.result(Expectation.BLOCKED).ruling(),
        answer.millis() + " ms",
        answer.result(Expectation.LISTENING).butWas());
  }

  private static String row(String... cells) {
    return List.of(cells).stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
