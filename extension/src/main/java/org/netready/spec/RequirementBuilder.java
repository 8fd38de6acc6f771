// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netready.yaml.Position;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/**
 * A requirement in Java. Made by {@link Requirements#requirement}; what is not said is as in a pack
 * that leaves the key out. Mistakes are reported when a pack is made of it, all at once. Not safe
 * for use by several threads.
 */
public final class RequirementBuilder extends EndpointBuilder<RequirementBuilder> {

  private final String id;
  private final Position position;
  private final List<String> from = new ArrayList<>();
  private final List<AlternativeBuilder> alternatives = new ArrayList<>();
  private final Set<String> profiles = new LinkedHashSet<>();
  private final Set<Inferred> inferred = new LinkedHashSet<>();
  private final List<String> tags = new ArrayList<>();
  private String title = "";
  private String purpose = "";
  private Level level = Level.MUST;
  private Direction direction = Direction.OUTBOUND;
  private Sources sources = Sources.ALL;
  private Listens listens = Listens.ALWAYS;
  private Expect expect = Expect.REACHABLE;
  private Optional<ValueRule> rule = Optional.empty();
  private String when = "";
  private String obsolete = "";
  private Citation citation;

  RequirementBuilder(String id, Position position) {
    this.id = id;
    this.position = position;
    this.citation = new Citation(new Document(position.file(), "", "", ""), "", "");
  }

  /** Say what must hold, as a claim: {@code CI reaches the artifact store}. If unset, the id. */
  public RequirementBuilder title(String claim) {
    title = claim;
    return this;
  }

  /** Say why, in a sentence. */
  public RequirementBuilder purpose(String sentence) {
    purpose = sentence;
    return this;
  }

  /** Say how much it is demanded. If unset, {@link Level#MUST}. */
  public RequirementBuilder level(Level demanded) {
    level = demanded;
    return this;
  }

  /** Limit it to profiles of its pack. If unset, it is in all of them. */
  public RequirementBuilder profiles(String... names) {
    profiles.addAll(List.of(names));
    return this;
  }

  /** Say which way it goes, seen from the product. If unset, {@link Direction#OUTBOUND}. */
  public RequirementBuilder direction(Direction way) {
    direction = way;
    return this;
  }

  /** Start at each host of some roles; {@code internet}, {@code any}, {@code self}, {@code pod}. */
  public RequirementBuilder from(String... roles) {
    from.addAll(List.of(roles));
    return this;
  }

  /** Start at some host of some roles: that it holds for one is enough. */
  public RequirementBuilder fromAnyOf(String... roles) {
    sources = Sources.ANY;
    return from(roles);
  }

  /** Be content with one of some alternatives. Replaces {@link #to}, {@link #port} and the like. */
  public RequirementBuilder oneOf(AlternativeBuilder... choices) {
    alternatives.addAll(List.of(choices));
    return this;
  }

  /** Say when something listens there. If unset, {@link Listens#ALWAYS}. */
  public RequirementBuilder listens(Listens since) {
    listens = since;
    return this;
  }

  /** Demand that it cannot be reached. */
  public RequirementBuilder blocked() {
    return expect(Expect.BLOCKED);
  }

  /** Demand that every address of the destination is on a private network. */
  public RequirementBuilder privateAddress() {
    return expect(Expect.PRIVATE_ADDRESS);
  }

  /** Demand that nothing else listens on the hosts of a role; the source is {@code self}. */
  public RequirementBuilder onlyListening() {
    return expect(Expect.ONLY_LISTENING);
  }

  /** Demand that nothing listens yet on the hosts of a role; the source is {@code self}. */
  public RequirementBuilder mustBeFree() {
    return expect(Expect.MUST_BE_FREE);
  }

  /** Demand that it is reached through a proxy. */
  public RequirementBuilder viaProxy() {
    return expect(Expect.VIA_PROXY);
  }

  /** Demand that it is reached without a proxy. */
  public RequirementBuilder direct() {
    return expect(Expect.DIRECT);
  }

  /** Leave it to a person: it is listed, and never proven. */
  public RequirementBuilder manual() {
    return expect(Expect.MANUAL);
  }

  /** Demand that a variable has one of some values. Needs no source and no endpoint. */
  public RequirementBuilder allowedValues(String variable, String... values) {
    rule = Optional.of(new ValueRule(variable, List.of(values), List.of()));
    return expect(Expect.VARIABLE_ALLOWED);
  }

  /** Demand that a variable has none of some values. Needs no source and no endpoint. */
  public RequirementBuilder forbiddenValues(String variable, String... values) {
    rule = Optional.of(new ValueRule(variable, List.of(), List.of(values)));
    return expect(Expect.VARIABLE_ALLOWED);
  }

  /** Demand it only where a condition on facts is met; see {@link ConditionParser}. */
  public RequirementBuilder when(String condition) {
    when = condition;
    return this;
  }

  /** Say what the document does not say. */
  public RequirementBuilder inferred(Inferred... parts) {
    inferred.addAll(List.of(parts));
    return this;
  }

  /** Say why it is out of date: it is still checked, and a violation only warns. */
  public RequirementBuilder obsolete(String reason) {
    obsolete = reason;
    return this;
  }

  /** Add words to select it by. */
  public RequirementBuilder tags(String... words) {
    tags.addAll(List.of(words));
    return this;
  }

  /** Say which document demands it. If unset, the Java file. */
  public RequirementBuilder cite(String document) {
    return cite(new Document(document, "", "", ""), "", "");
  }

  /**
   * Say where a document demands it.
   *
   * @param document the document
   * @param section the section; empty if none
   * @param row the row, note or paragraph; empty if none
   */
  public RequirementBuilder cite(Document document, String section, String row) {
    citation = new Citation(document, section, row);
    return this;
  }

  /**
   * Make the requirement. Its place is where {@link Requirements#requirement} was called.
   *
   * @throws SpecException if the condition has a wrong form, or there are alternatives beside an
   *     endpoint
   */
  public Requirement build() {
    Problems problems = new Problems();
    Requirement requirement = build(Map.of(), problems);
    problems.throwIfAny();
    return requirement;
  }

  Requirement build(Map<String, Variable> variables, Problems problems) {
    return new Requirement(
        id,
        title.isEmpty() ? id : title,
        purpose,
        level,
        profiles,
        direction,
        from,
        sources,
        alternatives(variables, problems),
        listens,
        expect,
        rule,
        condition(problems),
        inferred,
        obsolete,
        tags,
        citation,
        position);
  }

  @Override
  RequirementBuilder self() {
    return this;
  }

  private RequirementBuilder expect(Expect expected) {
    expect = expected;
    return this;
  }

  private List<Alternative> alternatives(Map<String, Variable> variables, Problems problems) {
    if (!alternatives.isEmpty() && isSaid()) {
      problems.add(position, "'to' or 'ports' beside 'oneOf'; expected them in the alternatives");
    }
    if (alternatives.size() == 1) {
      problems.add(position, "'oneOf' has fewer than two alternatives; expected two");
    }
    if (!alternatives.isEmpty()) {
      return alternatives.stream().map(it -> it.alternative(variables)).toList();
    }
    return isSaid() ? List.of(alternative(variables)) : List.of();
  }

  private Optional<Condition> condition(Problems problems) {
    if (when.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ConditionParser.parse(when));
    } catch (IllegalArgumentException e) {
      problems.add(position, "when '%s': %s".formatted(when, e.getMessage()));
      return Optional.empty();
    }
  }
}
