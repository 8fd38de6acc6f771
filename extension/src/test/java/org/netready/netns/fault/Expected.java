// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netready.plan.Expectation;

/**
 * The table of what is to be said of each fault, as it is in {@code fault-table.md}, and the advice
 * for each cause.
 */
final class Expected {

  private static final int FIX_COLUMNS = 2;
  private static final int CELL_COLUMNS = 6;

  private final Map<String, Line> cells = new LinkedHashMap<>();
  private final Map<String, List<String>> fixes = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Expected() {}

  /**
   * What is to be said of a cell.
   *
   * @param state the port's state
   * @param rulings verdict and cause by what was expected
   */
  record Line(String state, Map<Expectation, String> rulings) {

    boolean matches(Answer answer) {
      return state.equals(answer.state())
          && Answer.expectations().stream().allMatch(it -> allows(it, answer.result(it).ruling()));
    }

    /** Return whether a ruling is right; where it is a matter of chance, one of several is. */
    boolean allows(Expectation expectation, String ruling) {
      return List.of(rulings.get(expectation).split(" or ")).contains(ruling);
    }
  }

  static Expected read() {
    Expected expected = new Expected();
    text()
        .lines()
        .filter(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .filter(words -> !words.get(0).startsWith("--"))
        .forEach(expected::add);
    return expected;
  }

  private static String text() {
    try (InputStream file = Expected.class.getResourceAsStream("fault-table.md")) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(List<String> words) {
    if (words.get(0).equals("fault") || words.get(0).equals("cause")) {
      return;
    }
    switch (words.size()) {
      case FIX_COLUMNS ->
          fixes.computeIfAbsent(words.get(0), it -> new ArrayList<>()).add(words.get(1));
      case CELL_COLUMNS -> addCells(words);
      default -> problems.add("not a line of a table: " + words);
    }
  }

  private void addCells(List<String> words) {
    Map<Expectation, String> rulings = new EnumMap<>(Expectation.class);
    for (int i = 0; i < Answer.expectations().size(); i++) {
      rulings.put(Answer.expectations().get(i), words.get(3 + i));
    }
    for (String word : words.get(1).split(" ")) {
      for (Kind kind : kinds(word)) {
        String cell = words.get(0) + "-" + kind.text();
        if (cells.put(cell, new Line(words.get(2), rulings)) != null) {
          problems.add("it is there twice: " + cell);
        }
      }
    }
  }

  private static Set<Kind> kinds(String word) {
    return switch (word) {
      case "every" -> Kind.EVERY;
      case "over-tcp" -> Kind.OVER_TCP;
      case "over-udp" -> Kind.OVER_UDP;
      default -> Set.of(Kind.parse(word));
    };
  }

  /** Return what is wrong with the table itself. */
  List<String> problems() {
    return problems;
  }

  /** Return the names of all cells. */
  List<String> cells() {
    return List.copyOf(cells.keySet());
  }

  /** Return what is to be said of a cell; empty if the table lacks it. */
  Optional<Line> of(String cell) {
    return Optional.ofNullable(cells.get(cell));
  }

  boolean matches(Answer answer) {
    return of(answer.cell()).filter(line -> line.matches(answer)).isPresent();
  }

  /** Return the advice by cause, or by cause and something else; of several lines any will do. */
  Map<String, List<String>> fixes() {
    return fixes;
  }
}
