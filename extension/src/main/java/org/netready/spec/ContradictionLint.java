// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Ports;
import org.netready.yaml.Problems;

/**
 * Finds pairs of requirements that no site can meet: one demands that an endpoint can be reached,
 * the other that it cannot, from one source, in one profile and under conditions that go together.
 */
final class ContradictionLint {

  private static final int MOST_SITES = 4096;

  private final Pack pack;
  private final Problems problems;

  ContradictionLint(Pack pack, Problems problems) {
    this.pack = pack;
    this.problems = problems;
  }

  void run() {
    Map<Way, List<Demand>> before = new HashMap<>();
    Set<Set<String>> reported = new HashSet<>();
    for (Requirement requirement : pack.requirements()) {
      for (Demand demand : demands(requirement)) {
        List<Demand> others = before.computeIfAbsent(demand.way(), way -> new ArrayList<>());
        others.stream()
            .filter(other -> contradict(other, demand))
            .filter(other -> reported.add(Set.of(other.id(), demand.id())))
            .forEach(other -> report(other, demand));
        others.add(demand);
      }
    }
  }

  private void report(Demand first, Demand second) {
    problems.add(
        second.requirement().position(),
        "'%s' contradicts '%s' at %s: from %s to %s, %s is to be %s here and %s there; expected one of them, or conditions that exclude each other"
            .formatted(
                second.id(),
                first.id(),
                PackLint.seenFrom(second.requirement().position(), first.requirement().position()),
                second.way().from(),
                second.way().to(),
                second.ports(),
                second.isBlocked() ? "blocked" : "reachable",
                first.isBlocked() ? "blocked" : "reachable"));
  }

  private static List<Demand> demands(Requirement requirement) {
    Expect expect = requirement.expect();
    boolean isDemanded = expect == Expect.BLOCKED || expect == Expect.REACHABLE;
    boolean isChoice =
        requirement.alternatives().size() > 1
            || (requirement.sources() == Sources.ANY && requirement.from().size() > 1);
    if (!isDemanded || isChoice || requirement.id().isEmpty()) {
      return List.of();
    }
    List<Demand> demands = new ArrayList<>();
    for (Alternative alternative : requirement.alternatives()) {
      for (Target target : alternative.to()) {
        for (Template ports : alternative.ports()) {
          requirement
              .from()
              .forEach(
                  from ->
                      demands.add(new Demand(requirement, new Way(from, target.text()), ports)));
        }
      }
    }
    return demands;
  }

  private boolean contradict(Demand first, Demand second) {
    return first.isBlocked() != second.isBlocked()
        && !first.id().equals(second.id())
        && overlap(first.ports(), second.ports())
        && shareProfile(first.requirement(), second.requirement())
        && canBothHold(first.requirement().when(), second.requirement().when());
  }

  private static boolean overlap(Template first, Template second) {
    if (first.equals(second)) {
      return true;
    }
    if (!isLiteral(first) || !isLiteral(second)) {
      return false;
    }
    Ports a = Ports.parse(first.text());
    Ports b = Ports.parse(second.text());
    return a.transport() == b.transport() && a.first() <= b.last() && b.first() <= a.last();
  }

  private static boolean isLiteral(Template ports) {
    return Mistake.of(ports.text(), Ports::parse).isEmpty();
  }

  private static boolean shareProfile(Requirement first, Requirement second) {
    return first.profiles().isEmpty()
        || second.profiles().isEmpty()
        || !Collections.disjoint(first.profiles(), second.profiles());
  }

  /** Try the sites that the facts allow; with too many of them, they are taken to go together. */
  private boolean canBothHold(Optional<Condition> first, Optional<Condition> second) {
    Set<String> names = new HashSet<>();
    first.ifPresent(condition -> names.addAll(condition.facts()));
    second.ifPresent(condition -> names.addAll(condition.facts()));
    List<Map<String, String>> sites = List.of(Map.of());
    for (String name : names) {
      sites = with(sites, name);
      if (sites.size() > MOST_SITES) {
        return true;
      }
    }
    return sites.stream()
        .anyMatch(
            facts ->
                first.map(it -> it.isMet(facts)).orElse(true)
                    && second.map(it -> it.isMet(facts)).orElse(true));
  }

  private List<Map<String, String>> with(List<Map<String, String>> sites, String name) {
    List<String> values =
        pack.facts().containsKey(name) ? pack.facts().get(name).allowed() : List.of();
    List<Map<String, String>> more = new ArrayList<>();
    for (Map<String, String> site : sites) {
      for (String value : values) {
        Map<String, String> facts = new HashMap<>(site);
        facts.put(name, value);
        more.add(facts);
      }
    }
    return more;
  }

  /** From a source to a destination. */
  private record Way(String from, String to) {}

  /** What a requirement demands of some ports on a way. */
  private record Demand(Requirement requirement, Way way, Template ports) {

    String id() {
      return requirement.id();
    }

    boolean isBlocked() {
      return requirement.expect() == Expect.BLOCKED;
    }
  }
}
