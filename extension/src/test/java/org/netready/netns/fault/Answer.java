// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netready.plan.Expectation;
import org.netready.probe.PortState;
import org.netready.verdict.CheckResult;

/**
 * What the product says of a cell, for each expectation. It is written as a line by the process
 * that asks, and read by the test.
 *
 * @param cell the cell's name
 * @param state the port's state as the table has it
 * @param millis how long it took
 * @param results the results by what was expected
 */
record Answer(String cell, String state, long millis, Map<Expectation, Result> results) {

  /** What a table has for a state if a probe did not come so far. */
  static final String NO_STATE = "-";

  private static final List<Expectation> EXPECTATIONS =
      List.of(Expectation.LISTENING, Expectation.PERMITTED, Expectation.BLOCKED);

  /**
   * A verdict.
   *
   * @param ruling verdict and cause: {@code FAIL CONNECT_TIMED_OUT}
   * @param butWas what was seen
   * @param fix the advice; empty if there is none
   */
  record Result(String ruling, String butWas, String fix) {

    static Result of(CheckResult result) {
      String cause = result.cause().map(it -> " " + it).orElse("");
      return new Result(result.verdict() + cause, result.butWas(), result.fix());
    }

    /** Return the verdict without the cause. */
    String verdict() {
      return ruling.split(" ")[0];
    }
  }

  /** Return what is expected, in the order of the table's columns. */
  static List<Expectation> expectations() {
    return EXPECTATIONS;
  }

  static String state(Optional<PortState> state) {
    return state.map(Enum::name).orElse(NO_STATE);
  }

  /** Return the result of an expectation. */
  Result result(Expectation expectation) {
    return results.get(expectation);
  }

  /** Return it as a line. */
  String line() {
    List<String> words = new ArrayList<>(List.of(cell, state, Long.toString(millis)));
    for (Expectation expectation : EXPECTATIONS) {
      Result result = result(expectation);
      words.addAll(List.of(result.ruling(), result.butWas(), result.fix()));
    }
    return String.join("\t", words);
  }

  /** Read {@link #line()}. */
  static Answer parse(String line) {
    String[] words = line.split("\t", -1);
    Map<Expectation, Result> results = new EnumMap<>(Expectation.class);
    for (int i = 0; i < EXPECTATIONS.size(); i++) {
      int at = 3 + 3 * i;
      results.put(EXPECTATIONS.get(i), new Result(words[at], words[at + 1], words[at + 2]));
    }
    return new Answer(words[0], words[1], Long.parseLong(words[2]), results);
  }
}
