// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import java.util.stream.Stream;
import org.netready.netns.fault.Row.Trait;
import org.netready.plan.Expectation;
import org.netready.probe.PortState;
import org.netready.verdict.Verdict;

/**
 * Where a PASS may be, by what a fault is and not by what the table says: a service that it does
 * not harm may pass, and what it shuts for certain may pass for blocked.
 */
final class Soundness {

  private Soundness() {}

  /** Return each PASS that should not be. */
  static List<String> unsound(Cell cell, Answer answer) {
    return Answer.expectations().stream()
        .filter(expectation -> isPass(answer.result(expectation)))
        .filter(expectation -> !mayPass(cell, expectation, answer.state()))
        .map(expectation -> "%s: %s".formatted(cell.text(), expectation))
        .toList();
  }

  private static boolean isPass(Answer.Result result) {
    return result.verdict().equals(Verdict.PASS.name());
  }

  private static boolean mayPass(Cell cell, Expectation expectation, String state) {
    boolean isOpen = state.equals(PortState.OPEN.name());
    return expectation == Expectation.BLOCKED
        ? cell.row().is(Trait.SHUT) && !isOpen
        : cell.row().spared().contains(cell.kind()) && isOpen;
  }

  /** Return what is said of a fault of this host, and blames somebody else for it. */
  static List<String> blamedElsewhere(Cell cell, Answer answer) {
    if (!cell.row().is(Trait.LOCAL)) {
      return List.of();
    }
    return Stream.of(Expectation.LISTENING, Expectation.PERMITTED)
        .filter(expectation -> !answer.result(expectation).ruling().contains(" LOCAL_"))
        .map(expectation -> cell.text() + ": " + answer.result(expectation).ruling())
        .toList();
  }
}
