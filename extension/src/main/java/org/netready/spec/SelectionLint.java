// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netready.yaml.Problems;

/** Finds what makes no sense among packs that were chosen together. */
final class SelectionLint {

  private final List<PackSelection> selections;
  private final Problems problems;

  SelectionLint(List<PackSelection> selections, Problems problems) {
    this.selections = selections;
    this.problems = problems;
  }

  void run() {
    Map<String, Pack> byName = new HashMap<>();
    Map<String, Requirement> byId = new HashMap<>();
    for (PackSelection selection : selections) {
      Pack pack = selection.pack();
      Pack sameName = byName.putIfAbsent(pack.name(), pack);
      if (sameName != null) {
        problems.add(
            pack.position(),
            "pack '%s' is also at %s; expected a name of its own"
                .formatted(pack.name(), sameName.position()));
      }
      pack.requirements().forEach(requirement -> checkId(byId, requirement));
    }
    selections.forEach(selection -> checkCircle(selection.pack(), byName));
  }

  private void checkId(Map<String, Requirement> byId, Requirement requirement) {
    Requirement sameId = byId.putIfAbsent(requirement.id(), requirement);
    if (sameId != null) {
      problems.add(
          requirement.position(),
          "duplicate id '%s', also at %s; expected an id of its own"
              .formatted(requirement.id(), sameId.position()));
    }
  }

  private void checkCircle(Pack start, Map<String, Pack> byName) {
    List<String> path = new ArrayList<>();
    path.add(start.name());
    if (leadsTo(start, start.name(), byName, path)) {
      problems.add(
          start.position(),
          "pack '%s' requires itself: %s; expected packs that do not require each other in a circle"
              .formatted(start.name(), String.join(" -> ", path)));
    }
  }

  private boolean leadsTo(Pack pack, String wanted, Map<String, Pack> byName, List<String> path) {
    for (String text : pack.requires()) {
      String name = text.replaceFirst(":.*", "");
      Pack required = byName.get(name);
      boolean isSeen = path.contains(name);
      path.add(name);
      if (name.equals(wanted)
          || (required != null && !isSeen && leadsTo(required, wanted, byName, path))) {
        return true;
      }
      path.remove(path.size() - 1);
    }
    return false;
  }
}
