// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.netready.plan.PlannedRequirement;
import org.netready.probe.VantageException;
import org.netready.simulation.Impairment;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.toxiproxy.ToxiproxySource;

/**
 * The cells of the matrix: for each requirement, and each impairment that can touch it, one of its
 * endpoints. That is one which a requirement before it has for this impairment, and else another
 * one for each impairment.
 */
final class MatrixCells {

  /**
   * A requirement under an impairment.
   *
   * @param pack the requirement's pack
   * @param requirement its id
   */
  record Place(String pack, String requirement, Impairment impairment) {}

  private static final long ORDER = 20;

  private final Map<Place, MatrixCell> cells = new LinkedHashMap<>();

  private final Set<MatrixCell> distinct = new LinkedHashSet<>();
  private final Map<MatrixCell, Boolean> touched = new HashMap<>();

  private MatrixCells() {}

  /** Find the cells of requirements, each at the first site that has some for it. */
  static MatrixCells of(List<MatrixSite> sites) throws VantageException {
    MatrixCells cells = new MatrixCells();
    for (MatrixSite site : sites) {
      try (SimulatedNetwork network = site.open(new ToxiproxySource.Embedded())) {
        site.plan().requirements().forEach(it -> cells.add(site, network, it));
      }
    }
    return cells;
  }

  /** Return which cell is asked for each requirement and impairment. */
  Map<Place, MatrixCell> byPlace() {
    return cells;
  }

  /** Return each cell once, those that take long spread among the others. */
  List<MatrixCell> distinct() {
    List<MatrixCell> shuffled = new ArrayList<>(distinct);
    Collections.shuffle(shuffled, new Random(ORDER));
    return shuffled;
  }

  private void add(MatrixSite site, SimulatedNetwork network, PlannedRequirement planned) {
    List<Impairment> all = MatrixImpairments.all();
    for (int i = 0; i < all.size(); i++) {
      Impairment impairment = all.get(i);
      List<MatrixCell> candidates =
          planned.checks().stream()
              .flatMap(it -> MatrixCell.of(site, impairment, it).stream())
              .distinct()
              .filter(it -> touched.computeIfAbsent(it, cell -> isTouched(cell, network)))
              .toList();
      var place = new Place(planned.pack(), planned.requirement().id(), impairment);
      if (!candidates.isEmpty() && !cells.containsKey(place)) {
        MatrixCell cell =
            candidates.stream()
                .filter(distinct::contains)
                .findFirst()
                .orElse(candidates.get(i % candidates.size()));
        cells.put(place, cell);
        distinct.add(cell);
      }
    }
  }

  private static boolean isTouched(MatrixCell cell, SimulatedNetwork network) {
    return cell.part(network).isTouchedBy(cell.impairment());
  }
}
