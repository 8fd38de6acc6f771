// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netready.probe.Conversation;

/** Every address and port that opened has a say, and the worst of them counts. */
final class ConversationRules {

  private static final int MOST_TEXTS = 3;

  private final Case given;
  private final List<Reach> reaches;

  private ConversationRules(Case given) {
    this.given = given;
    this.reaches = Reach.routable(Reach.of(given.seen())).stream().filter(Reach::isOpen).toList();
  }

  private record Told(Conversation conversation, Ruling ruling) {}

  /** Judge what every one answered. */
  static Ruling judge(Case given) {
    return new ConversationRules(given).judge();
  }

  private Ruling judge() {
    List<Conversation> all = given.seen().conversations();
    if (all.isEmpty()) {
      return Ruling.incomplete("nothing was asked of whoever listens");
    }
    Optional<Reach> unasked =
        reaches.stream().filter(it -> all.stream().noneMatch(other -> isAt(other, it))).findFirst();
    return unasked.isPresent()
        ? Ruling.incomplete("nothing was asked at " + Wording.name(unasked.get(), reaches))
        : worst(all.stream().map(it -> new Told(it, ServiceRules.judge(given, it))).toList());
  }

  private Ruling worst(List<Told> all) {
    Verdict worst =
        all.stream().map(it -> it.ruling().verdict()).reduce(Verdict.PASS, ReachRules::worse);
    List<Told> those = all.stream().filter(it -> it.ruling().verdict() == worst).toList();
    Ruling first = those.get(0).ruling();
    List<String> notes = those.stream().flatMap(it -> it.ruling().notes().stream()).toList();
    boolean isUnanimous =
        those.size() == all.size()
            && those.stream().map(it -> it.ruling().butWas()).distinct().count() == 1;
    var ruling =
        new Ruling(
            worst,
            first.cause(),
            isUnanimous ? first.butWas() : each(those, all),
            notes.stream().distinct().toList(),
            worst == Verdict.PASS ? List.of() : reaches(those));
    return all.size() == 1 ? ruling : ruling.withNotes(List.of(asked(all)));
  }

  private String asked(List<Told> all) {
    return "the service was asked at each of %s %s".formatted(all.size(), unit(all));
  }

  /** Return what was told, with where it was, where not all tell the same. */
  private String each(List<Told> those, List<Told> all) {
    Map<String, List<Told>> texts = new LinkedHashMap<>();
    for (Told told : those) {
      texts.computeIfAbsent(told.ruling().butWas(), unused -> new ArrayList<>()).add(told);
    }
    String shown =
        texts.entrySet().stream()
            .limit(MOST_TEXTS)
            .map(it -> "%s: %s".formatted(where(it.getValue(), all), it.getKey()))
            .collect(Collectors.joining("; "));
    int more = texts.size() - MOST_TEXTS;
    return more > 0 ? "%s; and %s more answers".formatted(shown, more) : shown;
  }

  private String where(List<Told> those, List<Told> all) {
    String names = Wording.some(those.stream().map(it -> name(it.conversation())).toList());
    return "at %s, %s of %s %s".formatted(names, those.size(), all.size(), unit(all));
  }

  private String unit(List<Told> all) {
    List<Reach> asked = reaches(all);
    return asked.isEmpty() ? "ports" : Wording.unit(asked);
  }

  private String name(Conversation conversation) {
    return reaches.stream()
        .filter(it -> isAt(conversation, it))
        .findFirst()
        .map(it -> Wording.name(it, reaches))
        .orElseGet(() -> Integer.toString(conversation.port()));
  }

  private List<Reach> reaches(List<Told> those) {
    return reaches.stream()
        .filter(reach -> those.stream().anyMatch(it -> isAt(it.conversation(), reach)))
        .toList();
  }

  private static boolean isAt(Conversation conversation, Reach reach) {
    return conversation.port() == reach.port()
        && conversation.address().filter(reach.address()::equals).isPresent();
  }
}
