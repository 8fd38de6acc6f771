// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times nmap with several sets of options, so that the best of them can be compared with. */
final class Nmap {

  private final List<String> before;
  private final List<String> common;
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private String output = "";

  /**
   * Make it.
   *
   * @param before words before {@code nmap}, such as {@code ip netns exec NAME}
   * @param common options of all sets, and the targets
   * @param sets the sets, each as words
   */
  Nmap(List<String> before, List<String> common, List<String> sets) {
    this.before = before;
    this.common = common;
    sets.forEach(set -> seconds.put(set, new ArrayList<>()));
  }

  static String version() {
    return Command.output("nmap", "--version").lines().findFirst().orElse("");
  }

  /** Run each set once. */
  void round() {
    seconds.forEach(
        (set, times) -> {
          Command.Ran ran = Command.succeeded(Command.run(words(set)));
          output = ran.output();
          times.add(ran.seconds());
        });
  }

  /** Return what the last run wrote. */
  String output() {
    return output;
  }

  /** Return the set that was quickest. */
  String best() {
    return seconds.keySet().stream()
        .reduce((one, other) -> series(one).median() <= series(other).median() ? one : other)
        .orElseThrow();
  }

  Series series(String set) {
    return new Series(seconds.get(set));
  }

  /** Print a row for each set. */
  void print() {
    seconds
        .keySet()
        .forEach(set -> Report.seconds("`nmap %s`".formatted(options(set)), series(set)));
  }

  private List<String> words(String set) {
    List<String> words = new ArrayList<>(before);
    words.add("nmap");
    words.addAll(List.of(options(set).split(" ")));
    return words;
  }

  private String options(String set) {
    String all = String.join(" ", common);
    return set.isEmpty() ? all : set + " " + all;
  }
}
