// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

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

  /** Return the names of the facts that it uses. */
  Set<String> facts();

  /**
   * A fact has one of some values.
   *
   * @param fact the fact
   * @param values the values
   */
  record OneOf(String fact, Set<String> values) implements Condition {
    @Override
    public boolean isMet(Map<String, String> facts) {
      String value = facts.get(fact);
      return value != null && values.contains(value);
    }

    @Override
    public Set<String> facts() {
      return Set.of(fact);
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
    public Set<String> facts() {
      return condition.facts();
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
    public Set<String> facts() {
      return union(left, right);
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
    public Set<String> facts() {
      return union(left, right);
    }

    @Override
    public String toString() {
      return "(" + left + " or " + right + ")";
    }
  }

  private static Set<String> union(Condition left, Condition right) {
    return Stream.of(left, right)
        .flatMap(condition -> condition.facts().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
