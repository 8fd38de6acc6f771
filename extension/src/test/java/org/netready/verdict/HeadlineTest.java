// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.verdict.Results.must;
import static org.netready.verdict.Verdict.ERROR;
import static org.netready.verdict.Verdict.FAIL;
import static org.netready.verdict.Verdict.INCONCLUSIVE;
import static org.netready.verdict.Verdict.PASS;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.plan.GapReason;
import org.netready.spec.Level;

class HeadlineTest {

  @Test
  void a_run_that_left_requirements_out_is_never_ready() {
    Headline headline = new Headline(Tally.of(List.of(PASSED)), Set.of(Headline.Scope.FILTERED));

    assertThat(headline.word()).isEqualTo(Headline.Word.NOT_PROVEN);
    assertThat(headline.text())
        .isEqualTo(
            "NOT PROVEN (1 of 1 musts proven): 1 passed, 0 failed, 0 inconclusive, 0 gaps;"
                + " the filter left requirements out");
  }

  private static final RequirementResult PASSED = Results.of(must(), List.of(PASS, PASS));
  private static final RequirementResult FAILED = Results.of(must(), List.of(PASS, FAIL));
  private static final RequirementResult UNSURE = Results.of(must(), List.of(INCONCLUSIVE));
  private static final RequirementResult BROKEN = Results.of(must(), List.of(ERROR, FAIL));
  private static final RequirementResult PARTLY =
      Results.of(must(), List.of(PASS), GapReason.WILDCARD_WITHOUT_SAMPLE);
  private static final RequirementResult SAMPLED =
      Results.of(must().ports("30000-32767/tcp"), List.of(PASS));
  private static final RequirementResult GAP =
      Results.of(must(), List.of(), GapReason.CONDITION_NOT_MET, GapReason.NO_VANTAGE);
  private static final RequirementResult MANUAL = Results.of(must(), List.of(), GapReason.MANUAL);
  private static final RequirementResult QUIET =
      Results.of(must(), List.of(), GapReason.CONDITION_NOT_MET);

  @Test
  void everything_that_applies_is_proved() {
    assertThat(text(PASSED, PASSED, QUIET))
        .isEqualTo(
            "READY (2 of 2 musts proven): 2 passed, 0 failed, 0 inconclusive, 0 gaps,"
                + " 1 not applicable");
  }

  @Test
  void gaps_are_counted_by_reason() {
    assertThat(text(PASSED, UNSURE, GAP, GAP, MANUAL))
        .isEqualTo(
            "NOT PROVEN (1 of 5 musts proven): 1 passed, 0 failed, 1 inconclusive, 3 gaps"
                + " (2 no vantage in the source role, 1 to be confirmed by hand)");
  }

  @Test
  void a_failed_must_is_not_ready() {
    assertThat(text(PASSED, FAILED, PARTLY, BROKEN))
        .isEqualTo(
            "NOT READY (1 of 4 musts proven): 1 passed, 1 partly proven, 1 failed, 1 error,"
                + " 0 inconclusive, 0 gaps");
  }

  @Test
  void what_failed_without_being_a_must_is_said() {
    RequirementResult should = Results.of(must().level(Level.SHOULD), List.of(FAIL));
    RequirementResult may = Results.of(must().level(Level.MAY), List.of(FAIL));

    assertThat(text(PASSED, should, may))
        .isEqualTo(
            "READY (1 of 1 musts proven): 1 passed, 2 failed (2 no must), 0 inconclusive, 0 gaps");
    assertThat(text(FAILED, should))
        .isEqualTo(
            "NOT READY (0 of 1 musts proven): 0 passed, 2 failed (1 no must), 0 inconclusive,"
                + " 0 gaps");
  }

  @Test
  void a_must_that_is_proved_in_part_is_not_proved() {
    assertThat(word(PASSED, PARTLY)).isEqualTo(Headline.Word.NOT_PROVEN);
  }

  @Test
  void a_must_of_which_a_sample_was_asked_is_not_proved() {
    assertThat(text(PASSED, SAMPLED, PARTLY))
        .isEqualTo(
            "NOT PROVEN (1 of 3 musts proven): 1 passed, 2 partly proven (1 by a sample), 0 failed,"
                + " 0 inconclusive, 0 gaps");
  }

  @Test
  void without_a_must_nothing_is_ready() {
    RequirementResult should = Results.of(must().level(Level.SHOULD), List.of(PASS));

    assertThat(text(should, QUIET))
        .isEqualTo(
            "NOT PROVEN (0 of 0 musts proven): 1 passed, 0 failed, 0 inconclusive, 0 gaps,"
                + " 1 not applicable; no must applies");
  }

  @Test
  void nothing_that_passed_is_not_ready() {
    assertThat(word()).isEqualTo(Headline.Word.NOT_PROVEN);
    assertThat(word(QUIET)).isEqualTo(Headline.Word.NOT_PROVEN);
  }

  @ParameterizedTest
  @CsvSource({
    "MUST,   FAIL,         NOT_READY",
    "MUST,   ERROR,        NOT_READY",
    "MUST,   INCONCLUSIVE, NOT_PROVEN",
    "SHOULD, FAIL,         READY",
    "SHOULD, ERROR,        READY",
    "MAY,    FAIL,         READY",
  })
  void only_musts_decide(Level level, Verdict verdict, Headline.Word word) {
    assertThat(word(PASSED, Results.of(must().level(level), List.of(verdict)))).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"FAIL", "ERROR", "INCONCLUSIVE"})
  void an_obsolete_row_never_decides(Verdict verdict) {
    assertThat(word(PASSED, Results.of(must().obsolete("moved"), List.of(verdict))))
        .isEqualTo(Headline.Word.READY);
  }

  @Test
  void an_obsolete_row_that_is_not_met_is_counted_as_such() {
    assertThat(text(PASSED, Results.of(must().obsolete("moved"), List.of(FAIL))))
        .isEqualTo(
            "READY (1 of 1 musts proven): 1 passed, 0 failed, 0 inconclusive,"
                + " 1 obsolete and not met, 0 gaps");
  }

  @Test
  void a_simulated_network_is_said() {
    assertThat(new Headline(Tally.of(List.of(PASSED)), Set.of(Headline.Scope.SIMULATED)).text())
        .isEqualTo(
            "READY (1 of 1 musts proven): 1 passed, 0 failed, 0 inconclusive, 0 gaps (simulated)");
  }

  @Test
  void the_numbers_add_up() {
    Tally tally =
        Tally.of(List.of(PASSED, FAILED, UNSURE, BROKEN, PARTLY, GAP, GAP, MANUAL, QUIET));

    assertThat(tally.requirements()).isEqualTo(9);
    assertThat(sum(tally.outcomes().values())).isEqualTo(9);
    assertThat(sum(tally.gaps().values())).isEqualTo(tally.count(Tally.Outcome.GAP)).isEqualTo(3);
  }

  private static int sum(Iterable<Integer> numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  private static String text(RequirementResult... results) {
    return new Headline(Tally.of(List.of(results)), Set.of()).text();
  }

  private static Headline.Word word(RequirementResult... results) {
    return new Headline(Tally.of(List.of(results)), Set.of()).word();
  }
}
