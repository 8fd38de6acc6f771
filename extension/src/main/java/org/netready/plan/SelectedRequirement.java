// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.netready.spec.Pack;
import org.netready.spec.PackSelection;
import org.netready.spec.Requirement;

/**
 * A requirement of a pack that was chosen.
 *
 * @param requirement the requirement
 * @param selection the pack with the chosen profiles
 */
record SelectedRequirement(Requirement requirement, PackSelection selection) {

  static List<SelectedRequirement> of(List<PackSelection> selections) {
    return selections.stream()
        .flatMap(
            selection ->
                selection.pack().requirements().stream()
                    .map(requirement -> new SelectedRequirement(requirement, selection)))
        .toList();
  }

  Pack pack() {
    return selection.pack();
  }

  boolean isInChosenProfile() {
    return requirement.isIn(selection.profiles());
  }

  /** Return the chosen profiles that it belongs to, in the pack's order; empty if it is in all. */
  String chosenProfiles() {
    return profiles(true);
  }

  /** Return the profiles that it belongs to, in the pack's order; empty if it is in all. */
  String allProfiles() {
    return profiles(false);
  }

  private String profiles(boolean onlyChosen) {
    return pack().profiles().keySet().stream()
        .filter(requirement.profiles()::contains)
        .filter(name -> !onlyChosen || selection.profiles().contains(name))
        .collect(Collectors.joining(","));
  }
}
