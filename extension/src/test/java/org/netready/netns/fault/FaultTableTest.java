// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netready.netns.bed.Bed;
import org.netready.netns.bed.NeedsBed;

/**
 * Every fault crossed with every service that it can touch, on real packets and with real servers:
 * what is said of each, by each expectation.
 */
@NeedsBed
class FaultTableTest {

  private static final Expected EXPECTED = Expected.read();
  private static final ExpectedFix FIXES = new ExpectedFix(EXPECTED);

  private static Map<String, Answer> answers;
  private static List<Answer> afterwards;

  @BeforeAll
  @Timeout(300)
  static void ask(@TempDir Path directory) {
    try (Bed bed = Bed.open(directory);
        Client client = Client.start(bed.network().client())) {
      TableRun run = new TableRun(bed, client, EXPECTED);
      run.run();
      afterwards = run.afterwards();
      FaultTable.write(run.answers(), EXPECTED);
      answers = run.answers().stream().collect(Collectors.toMap(Answer::cell, Function.identity()));
    }
  }

  @TestFactory
  Stream<DynamicTest> each_fault_is_told_as_the_table_has_it() {
    return Rows.ALL.stream()
        .map(row -> dynamicTest(row.id(), () -> assertThat(differences(row)).isEmpty()));
  }

  private static List<String> differences(Row row) {
    return row.cells().stream()
        .filter(cell -> !EXPECTED.matches(answers.get(cell.id())))
        .map(
            cell ->
                "%s: %s; expected %s"
                    .formatted(cell, answers.get(cell.id()), EXPECTED.of(cell.id()).orElse(null)))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> each_fault_has_its_advice() {
    return Rows.ALL.stream()
        .map(row -> dynamicTest(row.id(), () -> assertThat(wrongAdvice(row)).isEmpty()));
  }

  private static List<String> wrongAdvice(Row row) {
    return row.cells().stream().flatMap(cell -> wrongAdvice(cell).stream()).toList();
  }

  private static List<String> wrongAdvice(Cell cell) {
    Answer answer = answers.get(cell.id());
    return Answer.expectations().stream()
        .filter(it -> !FIXES.isGiven(cell, it, answer.result(it)))
        .map(
            it ->
                "%s, %s: %s; expected one of %s"
                    .formatted(
                        cell,
                        it,
                        answer.result(it),
                        FIXES.templates(cell, it, answer.result(it).ruling())))
        .toList();
  }

  @Test
  void the_table_has_these_cells_and_no_others() {
    assertThat(EXPECTED.problems()).isEmpty();
    assertThat(EXPECTED.cells())
        .containsExactlyInAnyOrderElementsOf(
            Rows.ALL.stream().flatMap(row -> row.cells().stream()).map(Cell::id).toList());
  }

  @Test
  void nothing_passes_that_should_not() {
    assertThat(of(Soundness::unsound)).isEmpty();
  }

  @Test
  void what_is_wrong_on_this_host_is_blamed_on_nobody_else() {
    assertThat(of(Soundness::blamedElsewhere)).isEmpty();
  }

  private static List<String> of(BiFunction<Cell, Answer, List<String>> look) {
    return Rows.ALL.stream()
        .flatMap(row -> row.cells().stream())
        .flatMap(cell -> look.apply(cell, answers.get(cell.id())).stream())
        .toList();
  }

  @Test
  void a_network_whose_faults_are_undone_is_healthy() {
    assertThat(afterwards).hasSizeGreaterThan(Rows.ALL.size());
    assertThat(afterwards)
        .allSatisfy(
            answer ->
                assertThat(answer.results().values())
                    .as(answer.line())
                    .extracting(Answer.Result::ruling)
                    .containsExactly("PASS", "PASS", "FAIL EXPOSED"));
  }
}
