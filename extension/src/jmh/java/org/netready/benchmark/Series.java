// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The same number of several runs, in ascending order.
 *
 * @param values the numbers, at least one
 */
record Series(List<Double> values) {

  /** Make a series. */
  Series {
    values = values.stream().sorted().toList();
  }

  static Series of(double... values) {
    return new Series(Arrays.stream(values).boxed().toList());
  }

  static Series of(List<Figures> runs, ToDoubleFunction<Figures> value) {
    return new Series(runs.stream().mapToDouble(value).boxed().toList());
  }

  static Series of(List<Figures> runs, String name) {
    return of(runs, run -> run.get(name));
  }

  double median() {
    int size = values.size();
    return (values.get((size - 1) / 2) + values.get(size / 2)) / 2;
  }

  double least() {
    return values.get(0);
  }

  double most() {
    return values.get(values.size() - 1);
  }
}
