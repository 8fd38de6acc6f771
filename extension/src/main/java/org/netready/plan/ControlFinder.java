// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netready.endpoint.Host;

/** Finds, for each check that must be blocked, the checks that can show host and path alive. */
final class ControlFinder {

  private static final Set<Expectation> OPEN = Set.of(Expectation.LISTENING, Expectation.PERMITTED);

  private final Map<Host, List<Check>> openByHost = new HashMap<>();

  private ControlFinder(List<PlannedRequirement> requirements) {
    for (PlannedRequirement planned : requirements) {
      for (Check check : planned.checks()) {
        if (OPEN.contains(check.expectation())) {
          check
              .onNetwork()
              .map(subject -> subject.flow().destination().host())
              .ifPresent(
                  host -> openByHost.computeIfAbsent(host, unused -> new ArrayList<>()).add(check));
        }
      }
    }
  }

  /** Return the requirements with the controls of their checks. */
  static List<PlannedRequirement> withControls(List<PlannedRequirement> requirements) {
    ControlFinder finder = new ControlFinder(requirements);
    return requirements.stream().map(finder::withControls).toList();
  }

  private PlannedRequirement withControls(PlannedRequirement planned) {
    return new PlannedRequirement(
        planned.requirement(),
        planned.pack(),
        planned.checks().stream().map(this::withControls).toList(),
        planned.gaps());
  }

  private Check withControls(Check check) {
    return check.expectation() == Expectation.BLOCKED
        ? check.onNetwork().map(subject -> withControls(check, subject)).orElse(check)
        : check;
  }

  private Check withControls(Check check, Subject.OnNetwork subject) {
    List<String> controls =
        openByHost.getOrDefault(subject.flow().destination().host(), List.of()).stream()
            .filter(open -> open.onNetwork().filter(it -> isControl(it, subject)).isPresent())
            .map(Check::id)
            .toList();
    return new Check(
        check.id(),
        check.requirement(),
        check.pack(),
        check.profile(),
        new Subject.OnNetwork(
            subject.flow(),
            subject.question(),
            subject.service(),
            subject.trust(),
            subject.exemption(),
            subject.answers(),
            controls,
            subject.allowed(),
            subject.mayBeVacant()),
        check.expectation());
  }

  /** The same host from the same place on any port, or the same endpoint from another place. */
  private static boolean isControl(Subject.OnNetwork open, Subject.OnNetwork blocked) {
    return open.flow().vantage().equals(blocked.flow().vantage())
        || open.flow().ports().equals(blocked.flow().ports());
  }
}
