// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netready.simulation.AppliedImpairment;
import org.netready.simulation.Impairment;
import org.netready.simulation.NetworkPart;
import org.netready.simulation.NetworkParts;
import org.netready.simulation.SimulatedNetwork;
import org.netready.yaml.Position;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlScalar;

/**
 * One impairment of a scenario.
 *
 * @param to the part of the network
 * @param except parts of it that are left alone
 * @param from the vantage points or roles that see it; empty for everywhere
 * @param impairment what is wrong
 * @param position where the file says so
 */
public record Step(
    PartName to,
    List<PartName> except,
    List<YamlScalar> from,
    Impairment impairment,
    Position position) {

  /** Make a step. */
  public Step {
    except = List.copyOf(except);
    from = List.copyOf(from);
  }

  List<AppliedImpairment> applyTo(SimulatedNetwork network, boolean isGeneric, Problems problems) {
    List<NetworkPart> others =
        except.stream()
            .flatMap(it -> it.of(network.fromEverywhere(), isGeneric, problems).stream())
            .toList();
    List<AppliedImpairment> applied = new ArrayList<>();
    for (NetworkParts parts : parts(network, isGeneric, problems)) {
      to.of(parts, isGeneric, problems)
          .map(it -> it.except(others.toArray(NetworkPart[]::new)))
          .filter(it -> !isGeneric || it.isTouchedBy(impairment))
          .flatMap(it -> impair(it, problems))
          .ifPresent(applied::add);
    }
    return applied;
  }

  private Optional<AppliedImpairment> impair(NetworkPart part, Problems problems) {
    try {
      return Optional.of(part.impair(impairment));
    } catch (IllegalArgumentException e) {
      problems.add(position, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private List<NetworkParts> parts(SimulatedNetwork network, boolean isGeneric, Problems problems) {
    if (from.isEmpty()) {
      return List.of(network.fromEverywhere());
    }
    List<NetworkParts> parts = new ArrayList<>();
    for (YamlScalar place : from) {
      try {
        parts.add(network.from(place.text()));
      } catch (IllegalArgumentException e) {
        if (!isGeneric) {
          problems.add(place.position(), String.valueOf(e.getMessage()));
        }
      }
    }
    return parts;
  }
}
