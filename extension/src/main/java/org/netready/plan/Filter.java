// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.spec.Direction;
import org.netready.spec.Level;
import org.netready.spec.Pack;
import org.netready.spec.Requirement;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/**
 * Which requirements and checks a run is about. What is filtered out is not in the plan at all.
 *
 * <p>A term is a glob, in which {@code *} stands for any text and {@code ?} for any character:
 *
 * <ul>
 *   <li>{@code k3s-*}: on the id of a requirement;
 *   <li>{@code k3s-api:*>*@server-1:*}: on the id of a check, if it contains {@code @}, {@code >},
 *       {@code /} or {@code =}. The gaps of a requirement stay with its checks;
 *   <li>{@code tag:registry}, {@code pack:rancher}: on a tag, on the pack's name;
 *   <li>{@code direction:outbound}, {@code level:must}: on one of the words that a pack may use.
 * </ul>
 *
 * <p>One include term is enough, and one exclude term is too much.
 *
 * @param include what is selected; empty means everything
 * @param exclude what is left out of that
 */
public record Filter(List<Term> include, List<Term> exclude) {

  /** Everything. */
  public static final Filter ALL = new Filter(List.of(), List.of());

  /** What a term looks at. */
  public enum Kind {
    /** The id of a requirement. */
    REQUIREMENT,
    /** The id of a check. */
    CHECK,
    /** The tags of a requirement. */
    TAG,
    /** The direction of a requirement. */
    DIRECTION,
    /** The level of a requirement. */
    LEVEL,
    /** The name of a pack. */
    PACK
  }

  /**
   * One condition.
   *
   * @param kind what it looks at
   * @param glob what it wants to see there
   */
  public record Term(Kind kind, Glob glob) {

    private boolean matches(Requirement requirement, Pack pack) {
      return words(kind, requirement, pack).anyMatch(glob::matches);
    }

    private boolean matches(Check check) {
      return kind == Kind.CHECK && glob.matches(check.id());
    }

    private boolean mayMatchCheckOf(Requirement requirement) {
      return kind == Kind.CHECK && glob.mayBeginWith(requirement.id() + ":");
    }

    @Override
    public String toString() {
      return switch (kind) {
        case REQUIREMENT, CHECK -> glob.text();
        case TAG, DIRECTION, LEVEL, PACK -> word(kind) + ":" + glob.text();
      };
    }
  }

  /** Make a filter. */
  public Filter {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /**
   * Read two lists of terms, joined by commas; an empty text is an empty list.
   *
   * @param include what is selected; empty means everything
   * @param exclude what is left out of that
   * @throws SpecException if there is an unknown kind of term, direction or level, with all of them
   */
  public static Filter parse(String include, String exclude) {
    Problems problems = new Problems();
    Filter filter = new Filter(terms(include, problems), terms(exclude, problems));
    problems.throwIfAny();
    return filter;
  }

  private static List<Term> terms(String text, Problems problems) {
    List<Term> terms = new ArrayList<>();
    for (String term : text.split(",", -1)) {
      if (!term.isBlank()) {
        term(term.trim(), problems).ifPresent(terms::add);
      }
    }
    return terms;
  }

  private static Optional<Term> term(String text, Problems problems) {
    int colon = text.indexOf(':');
    String prefix = text.substring(0, Math.max(colon, 0));
    Optional<Kind> kind =
        prefixed().filter(known -> word(known).equals(prefix)).findFirst().or(() -> byForm(text));
    if (kind.isEmpty()) {
      problems.add(
          "filter '%s': unknown kind '%s'; expected one of %s, or a glob on an id"
              .formatted(text, prefix, prefixed().map(Filter::word).toList()));
      return Optional.empty();
    }
    Term term =
        new Term(
            kind.get(),
            new Glob(prefix.equals(word(kind.get())) ? text.substring(colon + 1) : text));
    List<String> allowed = allowed(term.kind());
    if (!allowed.isEmpty() && !allowed.contains(term.glob().text())) {
      problems.add(
          "filter '%s': unknown %s '%s'; expected one of %s"
              .formatted(text, word(term.kind()), term.glob().text(), allowed));
    }
    return Optional.of(term);
  }

  private static Stream<Kind> prefixed() {
    return Stream.of(Kind.TAG, Kind.DIRECTION, Kind.LEVEL, Kind.PACK);
  }

  private static Optional<Kind> byForm(String text) {
    if (text.chars().anyMatch(letter -> "@>/=".indexOf(letter) >= 0)) {
      return Optional.of(Kind.CHECK);
    }
    return text.indexOf(':') < 0 ? Optional.of(Kind.REQUIREMENT) : Optional.empty();
  }

  private static List<String> allowed(Kind kind) {
    return switch (kind) {
      case DIRECTION -> Arrays.stream(Direction.values()).map(Filter::word).toList();
      case LEVEL -> Arrays.stream(Level.values()).map(Filter::word).toList();
      case REQUIREMENT, CHECK, TAG, PACK -> List.of();
    };
  }

  /** Return the words of a requirement at which a kind of term looks. */
  static Stream<String> words(Kind kind, Requirement requirement, Pack pack) {
    return switch (kind) {
      case REQUIREMENT -> Stream.of(requirement.id());
      case CHECK -> Stream.empty();
      case TAG -> requirement.tags().stream();
      case DIRECTION -> Stream.of(word(requirement.direction()));
      case LEVEL -> Stream.of(word(requirement.level()));
      case PACK -> Stream.of(pack.name());
    };
  }

  /** Return whether a requirement, or a check that it may get, is selected. */
  boolean mayContain(Requirement requirement, Pack pack) {
    return exclude.stream().noneMatch(term -> term.matches(requirement, pack))
        && (includesAll(requirement, pack)
            || include.stream().anyMatch(term -> term.mayMatchCheckOf(requirement)));
  }

  /** Return what of a requirement is selected; empty if nothing is. */
  Optional<PlannedRequirement> select(PlannedRequirement planned, Pack pack) {
    boolean all = includesAll(planned.requirement(), pack);
    List<Check> checks =
        planned.checks().stream()
            .filter(check -> all || include.stream().anyMatch(term -> term.matches(check)))
            .filter(check -> exclude.stream().noneMatch(term -> term.matches(check)))
            .toList();
    boolean isEmpty = checks.isEmpty() && (!all || planned.gaps().isEmpty());
    return isEmpty
        ? Optional.empty()
        : Optional.of(
            new PlannedRequirement(planned.requirement(), planned.pack(), checks, planned.gaps()));
  }

  private boolean includesAll(Requirement requirement, Pack pack) {
    return include.isEmpty() || include.stream().anyMatch(term -> term.matches(requirement, pack));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "include %s, exclude %s".formatted(include, exclude);
  }
}
