// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.HashMap;
import java.util.Map;
import org.netready.yaml.Position;
import org.netready.yaml.Problems;

/**
 * Finds requirements that are there twice: with one id, or with nothing but an id of their own. Two
 * rows of a document that differ in name, purpose or place only are two requirements.
 */
final class RepetitionLint {

  private final Pack pack;
  private final Places places;
  private final Problems problems;

  RepetitionLint(Pack pack, Places places, Problems problems) {
    this.pack = pack;
    this.places = places;
    this.problems = problems;
  }

  void run() {
    Map<String, Requirement> byId = new HashMap<>();
    Map<Requirement, Requirement> byContent = new HashMap<>();
    for (Requirement requirement : pack.requirements()) {
      Requirement sameId = byId.putIfAbsent(requirement.id(), requirement);
      Requirement sameContent = byContent.putIfAbsent(content(requirement), requirement);
      Position place = places.of(requirement, "id", requirement.id());
      if (sameId != null && !requirement.id().isEmpty()) {
        problems.add(
            place,
            "duplicate id '%s', first at %s; expected an id of its own"
                .formatted(requirement.id(), seen(requirement, sameId)));
      } else if (sameContent != null && sameId == null) {
        problems.add(
            place,
            "requirement '%s' repeats '%s' at %s; expected it once, or another title, purpose or citation"
                .formatted(requirement.id(), sameContent.id(), seen(requirement, sameContent)));
      }
    }
  }

  private static String seen(Requirement here, Requirement there) {
    return PackLint.seenFrom(here.position(), there.position());
  }

  /** The requirement without what makes it one of two: id and position. */
  private Requirement content(Requirement it) {
    return new Requirement(
        "",
        it.title(),
        it.purpose(),
        it.level(),
        it.profiles(),
        it.direction(),
        it.from(),
        it.sources(),
        it.alternatives(),
        it.listens(),
        it.expect(),
        it.rule(),
        it.when(),
        it.inferred(),
        it.obsolete(),
        it.tags(),
        it.citation(),
        pack.position());
  }
}
