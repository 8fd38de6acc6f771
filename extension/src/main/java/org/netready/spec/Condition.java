// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A condition on facts, on which a requirement depends. */
public sealed interface Condition {

  /**
   * Return whether it is met.
   *
   * @param facts the values of all {@link #facts()}
   */
  boolean isMet(Map<String, String> facts);

  /** Return the comparisons that it is made of, from left to right. */
  List<OneOf> comparisons();

  /** Return the names of the facts that it uses. */
  default Set<String> facts() {
    return comparisons().stream().map(OneOf::fact).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A fact has one of some values.
   *
   * @param fact the fact
   * @param values the values
   */
  record OneOf(String fact, Set<String> values) implements Condition {
    /** Make a comparison. */
    public OneOf {
      values = Set.copyOf(values);
    }

    @Override
    public boolean isMet(Map<String, String> facts) {
      String value = facts.get(fact);
      return value != null && values.contains(value);
    }

    @Override
    public List<OneOf> comparisons() {
      return List.of(this);
    }

    @Override
    public String toString() {
      return values.size() == 1
          ? fact + " == " + values.iterator().next()
          : fact + " in " + values.stream().sorted().toList();
    }
  }

  /**
   * The contrary of a condition.
   *
   * @param condition the condition
   */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean isMet(Map<String, String> facts) {
      return !condition.isMet(facts);
    }

    @Override
    public List<OneOf> comparisons() {
      return condition.comparisons();
    }

    @Override
    public String toString() {
      return "not (" + condition + ")";
    }
  }

  /**
   * Both of two conditions.
   *
   * @param left one
   * @param right the other
   */
  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean isMet(Map<String, String> facts) {
      return left.isMet(facts) && right.isMet(facts);
    }

    @Override
    public List<OneOf> comparisons() {
      return concat(left, right);
    }

    @Override
    public String toString() {
      return "(" + left + " and " + right + ")";
    }
  }

  /**
   * One of two conditions, or both.
   *
   * @param left one
   * @param right the other
   */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean isMet(Map<String, String> facts) {
      return left.isMet(facts) || right.isMet(facts);
    }

    @Override
    public List<OneOf> comparisons() {
      return concat(left, right);
    }

    @Override
    public String toString() {
      return "(" + left + " or " + right + ")";
    }
  }

  private static List<OneOf> concat(Condition left, Condition right) {
    return Stream.of(left, right).flatMap(condition -> condition.comparisons().stream()).toList();
  }
}
