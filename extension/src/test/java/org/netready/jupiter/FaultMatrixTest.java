// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.netready.plan.GapReason;
import org.netready.plan.PlannedRequirement;
import org.netready.simulation.Impairments;
import org.netready.simulation.toxiproxy.ToxiproxySource;
import org.netready.spec.Expect;

/**
 * Each requirement of each pack that ships under each impairment that can touch it: exactly the
 * rows turn that it is about, each to a right cause, and they pass again once it is undone.
 */
class FaultMatrixTest {

  /** Most of the time of a network passes in silence. */
  private static final int NETWORKS = 32;

  private static final String WHAT =
      "A cell for each impairment that can touch what a requirement asks: of all packs that ship,"
          + " with all profiles, on a site of the examples that they give, on one whose facts meet"
          + " the other conditions, and behind a proxy; embedded Toxiproxy.";

  private static final String THREADS = "netready-simulation-";

  private static Set<Thread> before;
  private static List<PlannedRequirement> requirements;
  private static Map<MatrixCells.Place, MatrixCell> cells;
  private static MatrixReport report;

  @BeforeAll
  @Timeout(600)
  static void ask() throws Exception {
    before = threads();
    long start = System.nanoTime();
    MatrixSite examples = MatrixSite.ofExamples();
    MatrixCells all =
        MatrixCells.of(List.of(examples, MatrixSite.ofOtherFacts(), examples.behindProxy()));
    MatrixRun run = new MatrixRun(new ToxiproxySource.Embedded(), NETWORKS);
    report = new MatrixReport(all.byPlace(), run.of(all.distinct()));
    requirements = examples.plan().requirements();
    cells = all.byPlace();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    report.write("fault-matrix.md", WHAT, requirements.size(), run.asked(), took);
  }

  @TestFactory
  Stream<DynamicTest> each_impairment_turns_exactly_the_rows_that_it_is_about() {
    return MatrixImpairments.all().stream()
        .map(it -> dynamicTest(it.text(), () -> assertThat(report.wrong(it)).isEmpty()));
  }

  @Test
  void every_impairment_that_there_is_has_cells() {
    List<String> factories =
        Arrays.stream(Impairments.class.getDeclaredMethods())
            .filter(it -> Modifier.isPublic(it.getModifiers()))
            .map(Method::getName)
            .toList();

    assertThat(MatrixImpairments.TRIED.stream().map(Map.Entry::getKey).distinct())
        .containsExactlyInAnyOrderElementsOf(factories);
    assertThat(cells.keySet().stream().map(MatrixCells.Place::impairment).distinct())
        .containsExactlyInAnyOrderElementsOf(MatrixImpairments.all());
  }

  @Test
  void a_requirement_without_cells_asks_nothing_of_the_network() {
    Set<String> with =
        cells.keySet().stream().map(MatrixCells.Place::requirement).collect(Collectors.toSet());

    assertThat(requirements)
        .filteredOn(it -> !with.contains(it.requirement().id()))
        .isNotEmpty()
        .allSatisfy(FaultMatrixTest::asksNothingOfTheNetwork);
  }

  private static void asksNothingOfTheNetwork(PlannedRequirement planned) {
    assertThat(planned.checks()).allMatch(it -> MatrixKind.of(it) == MatrixKind.NONE);
    assertThat(planned.gaps())
        .allMatch(
            it -> it.reason() == GapReason.MANUAL || it.requirement().expect() == Expect.MANUAL);
  }

  @Test
  void nothing_is_left_of_the_networks() {
    assertThat(threads()).isSubsetOf(before);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(it -> it.getName().startsWith(THREADS))
        .collect(Collectors.toSet());
  }
}
