// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netready.jupiter.MatrixCells.Place;
import org.netready.jupiter.MatrixRun.Wrong;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.simulation.Impairment;
import org.netready.simulation.toxiproxy.NeedsToxiproxy;
import org.netready.simulation.toxiproxy.ToxiproxyNeed;

/** A sample of the fault matrix on the real Toxiproxy. */
@NeedsToxiproxy
class FaultMatrixOnToxiproxyTest {

  private static final int NETWORKS = 8;

  private static final String WHAT =
      "A sample: each impairment that passes through Toxiproxy, at one endpoint for each kind of"
          + " row and each expectation that there is; a toxiproxy-server for each of %s networks."
              .formatted(NETWORKS);

  /** Rows of which one is as good as another. */
  private record Sort(Impairment impairment, MatrixKind kind, Expectation expectation) {}

  @Test
  @Timeout(300)
  void each_kind_of_row_turns_as_it_does_behind_the_embedded_one() throws Exception {
    long start = System.nanoTime();
    MatrixSite examples = MatrixSite.ofExamples();
    Map<Place, MatrixCell> sample = sample(MatrixCells.of(List.of(examples)).byPlace());
    MatrixRun run = new MatrixRun(ToxiproxyNeed.source(), NETWORKS);

    Map<MatrixCell, List<Wrong>> outcomes = run.of(sample.values().stream().distinct().toList());

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    new MatrixReport(sample, outcomes)
        .write(
            "fault-matrix-toxiproxy.md",
            WHAT,
            examples.plan().requirements().size(),
            run.asked(),
            took);
    assertThat(outcomes).isNotEmpty();
    assertThat(outcomes.values().stream().flatMap(List::stream)).isEmpty();
  }

  /** Return the first cell for each sort of rows. */
  private static Map<Place, MatrixCell> sample(Map<Place, MatrixCell> all) {
    Set<Sort> known = new HashSet<>();
    Map<Place, MatrixCell> sample = new LinkedHashMap<>();
    all.forEach(
        (place, cell) -> {
          boolean isOfStreams = place.impairment().layer() == Impairment.Layer.STREAMS;
          if (isOfStreams && known.addAll(sorts(cell))) {
            sample.put(place, cell);
          }
        });
    return sample;
  }

  private static Set<Sort> sorts(MatrixCell cell) {
    List<Check> rows = MatrixRows.of(cell).sharing();
    return rows.stream()
        .map(it -> new Sort(cell.impairment(), MatrixKind.of(it), it.expectation()))
        .collect(Collectors.toSet());
  }
}
