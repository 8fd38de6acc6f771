// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a condition on facts: {@code cni == canal}, {@code cni != weave}, {@code cni in [canal,
 * weave]}, a yes/no fact by itself, and these joined by {@code not}, {@code and}, {@code or} and
 * parentheses. {@code not} binds closest, then {@code and}.
 */
public final class ConditionParser {

  private static final Pattern TOKEN = Pattern.compile("\\s*(==|!=|[()\\[\\],]|[A-Za-z0-9._-]+)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Set<String> RESERVED = Set.of("and", "or", "not", "in");
  private static final int DEEPEST = 50;
  private static final int LONGEST = 2000;

  private final String text;
  private final Matcher matcher;
  private String token = "";
  private int start;
  private int depth;

  private ConditionParser(String text) {
    this.text = text;
    this.matcher = TOKEN.matcher(text);
    next();
  }

  /**
   * Read a condition. Whether its facts are declared is not looked at.
   *
   * @throws IllegalArgumentException if the text has another form, with what would be right
   */
  public static Condition parse(String text) {
    if (text.length() > LONGEST) {
      throw new SyntaxException(
          "the condition is longer than %s letters; expected a simpler one".formatted(LONGEST), 0);
    }
    ConditionParser parser = new ConditionParser(text);
    Condition condition = parser.either();
    if (!parser.token.isEmpty()) {
      throw parser.unexpected("'and', 'or' or the end");
    }
    return condition;
  }

  private Condition either() {
    Condition left = both();
    while (accept("or")) {
      left = new Condition.Or(left, both());
    }
    return left;
  }

  private Condition both() {
    Condition left = one();
    while (accept("and")) {
      left = new Condition.And(left, one());
    }
    return left;
  }

  private Condition one() {
    depth++;
    if (depth > DEEPEST) {
      throw new SyntaxException(
          "the condition is nested too deeply; expected a simpler one", start);
    }
    Condition condition = accept("not") ? new Condition.Not(one()) : simple();
    depth--;
    return condition;
  }

  private Condition simple() {
    if (accept("(")) {
      Condition inner = either();
      require(")");
      return inner;
    }
    String fact = word("a fact");
    if (accept("==")) {
      return new Condition.OneOf(fact, Set.of(word("a value")));
    }
    if (accept("!=")) {
      return new Condition.Not(new Condition.OneOf(fact, Set.of(word("a value"))));
    }
    return new Condition.OneOf(fact, accept("in") ? list() : Set.of("true"));
  }

  private Set<String> list() {
    Set<String> values = new LinkedHashSet<>();
    require("[");
    do {
      values.add(word("a value"));
    } while (accept(","));
    require("]");
    return values;
  }

  /** Return whether a text can be a fact or a value in a condition. */
  static boolean isWord(String text) {
    return WORD.matcher(text).matches() && !RESERVED.contains(text);
  }

  private String word(String what) {
    if (!isWord(token)) {
      throw unexpected(what);
    }
    String word = token;
    next();
    return word;
  }

  private boolean accept(String wanted) {
    boolean isThere = token.equals(wanted);
    if (isThere) {
      next();
    }
    return isThere;
  }

  private void require(String wanted) {
    if (!accept(wanted)) {
      throw unexpected("'%s'".formatted(wanted));
    }
  }

  private void next() {
    int from = start + token.length();
    if (text.substring(from).isBlank()) {
      start = text.length();
      token = "";
      return;
    }
    if (!matcher.find(from) || matcher.start() != from) {
      throw badLetter(from);
    }
    start = matcher.start(1);
    token = matcher.group(1);
  }

  private SyntaxException badLetter(int from) {
    int index = from;
    while (Character.isWhitespace(text.charAt(index))) {
      index++;
    }
    return new SyntaxException(
        "unexpected '%c' in a condition; expected a form like cni == canal and not proxy"
            .formatted(text.charAt(index)),
        index);
  }

  private SyntaxException unexpected(String expected) {
    String what = token.isEmpty() ? "the condition ends" : "unexpected '%s'".formatted(token);
    return new SyntaxException("%s; expected %s".formatted(what, expected), start);
  }

  /** A condition has a wrong form; the index says where. */
  static final class SyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int index;

    SyntaxException(String message, int index) {
      super(message);
      this.index = index;
    }

    /** Return which letter is wrong, from 0. */
    int index() {
      return index;
    }
  }
}
