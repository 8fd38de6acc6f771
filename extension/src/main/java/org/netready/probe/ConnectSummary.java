// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Many outcomes in one state, one cause and one sentence. */
final class ConnectSummary {

  private static final int OFFENDERS_NAMED = 3;

  /** States that are not open, the most telling first: a drop says more than a reset. */
  private static final List<PortState> BY_WEIGHT =
      List.of(
          PortState.FILTERED, PortState.OPEN_OR_FILTERED, PortState.UNREACHABLE, PortState.CLOSED);

  private final Question question;
  private final List<Layer.Attempt> attempts;
  private final List<Layer.Attempt> offenders;

  ConnectSummary(Question question, List<Layer.Attempt> attempts) {
    this.question = question;
    this.attempts = attempts;
    this.offenders = attempts.stream().filter(attempt -> !attempt.outcome().isSound()).toList();
  }

  /**
   * Return one state for all: {@link PortState#OPEN} as soon as one is, so that an exposed address
   * is never hidden by a closed one; else the most telling.
   */
  PortState state() {
    return worst(attempts.stream().map(attempt -> attempt.outcome().state()).toList());
  }

  /** Return the cause of the whole layer; empty if all opened and none was ended at once. */
  Optional<Cause> cause() {
    if (offenders.isEmpty()) {
      return Optional.empty();
    }
    PortState state = state();
    if (state == PortState.OPEN && open() < attempts.size()) {
      return Optional.of(
          question.ports().isSingle() ? Cause.SOME_ADDRESSES_CLOSED : Cause.SOME_PORTS_CLOSED);
    }
    return offenders.stream()
        .filter(attempt -> attempt.outcome().state() == state)
        .findFirst()
        .flatMap(attempt -> attempt.outcome().cause());
  }

  /** Return what was seen, as a sentence part. */
  String evidence() {
    if (attempts.size() == 1) {
      return attempts.get(0).outcome().evidence();
    }
    String counts =
        "%s%s of %s %s open"
            .formatted(
                PortSample.text(question),
                open(),
                attempts.size(),
                question.ports().isSingle() ? "addresses" : "endpoints");
    return offenders.isEmpty() ? counts : counts + "; " + named();
  }

  private long open() {
    return attempts.stream().filter(it -> it.outcome().state() == PortState.OPEN).count();
  }

  /** Return the one state that stands for several, at least one. */
  static PortState worst(List<PortState> states) {
    if (states.contains(PortState.OPEN)) {
      return PortState.OPEN;
    }
    return BY_WEIGHT.stream().filter(states::contains).findFirst().orElseThrow();
  }

  private String named() {
    String first =
        offenders.stream()
            .limit(OFFENDERS_NAMED)
            .map(attempt -> name(attempt) + ": " + attempt.outcome().evidence())
            .collect(Collectors.joining("; "));
    int more = offenders.size() - OFFENDERS_NAMED;
    return more > 0 ? "%s; and %s more".formatted(first, more) : first;
  }

  private String name(Layer.Attempt attempt) {
    String address = attempt.outcome().address().text();
    return question.ports().isSingle() ? address : "%s port %s".formatted(address, attempt.port());
  }
}
