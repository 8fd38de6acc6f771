// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.netready.plan.GapReason;
import org.netready.verdict.Tally.Outcome;

/**
 * The last line of a run: whether the site is ready, and the numbers, which add up.
 *
 * @param tally the numbers
 * @param scope what the line has to say of what was run
 */
public record Headline(Tally tally, Set<Scope> scope) {

  /** What a run was about, where that is not a whole real site. */
  public enum Scope {
    /** The network was a simulated one. */
    SIMULATED,
    /** A filter left requirements out, so that the run cannot show a site to be ready. */
    FILTERED
  }

  /** Make a headline. */
  public Headline {
    scope = Set.copyOf(scope);
  }

  /** Whether a site is ready. */
  public enum Word {
    /** There are musts that apply, each is proved in full, and nothing was left out. */
    READY("READY"),
    /** A must failed, or could not be judged for a fault of ours. */
    NOT_READY("NOT READY"),
    /** No must failed, and not every one is proved, or there is none that applies. */
    NOT_PROVEN("NOT PROVEN");

    private final String words;

    Word(String words) {
      this.words = words;
    }

    /** Return the word as messages say it. */
    public String words() {
      return words;
    }
  }

  /** Return whether the site is ready. */
  public Word word() {
    if (tally.brokenMusts() > 0) {
      return Word.NOT_READY;
    }
    boolean isAllProven = tally.musts() > 0 && tally.provenMusts() == tally.musts();
    boolean isWhole = !scope.contains(Scope.FILTERED);
    return isAllProven && isWhole ? Word.READY : Word.NOT_PROVEN;
  }

  /** Return the line, without a line break. */
  public String text() {
    return "%s (%s of %s musts proven): %s%s"
        .formatted(
            word().words(),
            tally.provenMusts(),
            tally.musts(),
            String.join(", ", numbers()),
            scopeText());
  }

  private String scopeText() {
    return (tally.musts() == 0 ? "; no must applies" : "")
        + (scope.contains(Scope.FILTERED) ? "; the filter left requirements out" : "")
        + (scope.contains(Scope.SIMULATED) ? " (simulated)" : "");
  }

  private List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      int count = tally.count(outcome);
      if (count > 0 || isAlwaysSaid(outcome)) {
        numbers.add(count + " " + words(outcome, count) + reasons(outcome));
      }
    }
    return numbers;
  }

  private static boolean isAlwaysSaid(Outcome outcome) {
    return switch (outcome) {
      case PASSED, FAILED, INCONCLUSIVE, GAP -> true;
      case PARTLY_PROVEN, ERROR, OBSOLETE, NOT_APPLICABLE -> false;
    };
  }

  private static String words(Outcome outcome, int count) {
    return switch (outcome) {
      case PASSED -> "passed";
      case PARTLY_PROVEN -> "partly proven";
      case FAILED -> "failed";
      case ERROR -> count == 1 ? "error" : "errors";
      case INCONCLUSIVE -> "inconclusive";
      case OBSOLETE -> "obsolete and not met";
      case GAP -> count == 1 ? "gap" : "gaps";
      case NOT_APPLICABLE -> "not applicable";
    };
  }

  private String reasons(Outcome outcome) {
    if (outcome == Outcome.FAILED && tally.warnings() > 0) {
      return " (%s no must)".formatted(tally.warnings());
    }
    if (outcome == Outcome.PARTLY_PROVEN && tally.bySample() > 0) {
      return " (%s by a sample)".formatted(tally.bySample());
    }
    Map<GapReason, Integer> gaps = tally.gaps();
    return outcome != Outcome.GAP || gaps.isEmpty()
        ? ""
        : gaps.entrySet().stream()
            .map(it -> it.getValue() + " " + it.getKey().words())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  @Override
  public String toString() {
    return text();
  }
}
