// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.endpoint.Prefix;
import org.netready.spec.Alternative;
import org.netready.spec.Answers;
import org.netready.spec.Citation;
import org.netready.spec.Condition;
import org.netready.spec.Direction;
import org.netready.spec.Document;
import org.netready.spec.Expect;
import org.netready.spec.Level;
import org.netready.spec.Listens;
import org.netready.spec.Requirement;
import org.netready.spec.Service;
import org.netready.spec.Sources;
import org.netready.spec.Target;
import org.netready.spec.Template;
import org.netready.spec.Trust;
import org.netready.spec.ValueRule;

/** Builds requirements: from {@code nodes}, reachable, always listening, unless said otherwise. */
final class RequirementFixture {

  private final String id;
  private Level level = Level.MUST;
  private Set<String> profiles = Set.of();
  private Direction direction = Direction.OUTBOUND;
  private List<String> from = List.of("nodes");
  private Sources sources = Sources.ALL;
  private final List<Alternative> alternatives = new ArrayList<>();
  private Service service = Service.NONE;
  private Answers answers = Answers.UNSAID;
  private Listens listens = Listens.ALWAYS;
  private Expect expect = Expect.REACHABLE;
  private Optional<ValueRule> rule = Optional.empty();
  private Optional<Condition> when = Optional.empty();
  private List<String> tags = List.of();
  private int line = 1;

  private RequirementFixture(String id) {
    this.id = id;
  }

  static RequirementFixture requirement(String id) {
    return new RequirementFixture(id);
  }

  RequirementFixture level(Level value) {
    level = value;
    return this;
  }

  RequirementFixture profiles(String... value) {
    profiles = Set.of(value);
    return this;
  }

  RequirementFixture direction(Direction value) {
    direction = value;
    return this;
  }

  RequirementFixture from(String... value) {
    from = List.of(value);
    return this;
  }

  RequirementFixture anySource() {
    sources = Sources.ANY;
    return this;
  }

  /** Say the service of the alternatives that follow. */
  RequirementFixture service(Service value) {
    service = value;
    return this;
  }

  /** Say the path of the alternatives that follow. */
  RequirementFixture path(String value) {
    answers = new Answers(value, Set.of(), "", "");
    return this;
  }

  /** Add an alternative: where to, and on which ports, each joined by blanks. */
  RequirementFixture to(String to, String ports) {
    alternatives.add(
        new Alternative(
            words(to).map(RequirementFixture::target).toList(),
            words(ports).map(Template::new).toList(),
            service,
            Trust.PUBLIC,
            answers));
    return this;
  }

  RequirementFixture listens(Listens value) {
    listens = value;
    return this;
  }

  RequirementFixture expect(Expect value) {
    expect = value;
    return this;
  }

  RequirementFixture forbids(String variable, String... values) {
    expect = Expect.VARIABLE_ALLOWED;
    from = List.of();
    rule = Optional.of(new ValueRule(variable, List.of(), List.of(values)));
    return this;
  }

  RequirementFixture when(String fact, String... values) {
    when = Optional.of(new Condition.OneOf(fact, Set.of(values)));
    return this;
  }

  RequirementFixture tags(String... value) {
    tags = List.of(value);
    return this;
  }

  RequirementFixture line(int value) {
    line = value;
    return this;
  }

  Requirement build() {
    return new Requirement(
        id,
        "it holds",
        "",
        level,
        profiles,
        direction,
        from,
        sources,
        alternatives,
        listens,
        expect,
        rule,
        when,
        Set.of(),
        "",
        tags,
        new Citation(new Document("Document", "", "https://example.com", "2026-11-20"), "", ""),
        PackFixture.position(line));
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
  }

  private static Target target(String text) {
    if (text.equals("any")) {
      return new Target.AnyTarget();
    }
    if (text.startsWith("*")) {
      return new Target.WildcardTarget(new Template(text));
    }
    if (Prefix.isPrefix(text)) {
      return new Target.PrefixTarget(new Template(text));
    }
    return text.matches("[a-z0-9-]+")
        ? new Target.RoleTarget(text)
        : new Target.HostTarget(new Template(text));
  }
}
