// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.HostName;
import org.netready.endpoint.Wildcard;
import org.netready.yaml.Problems;

/** Checks the wildcards that a pack declares: each can have a sample, and those given fit. */
final class WildcardLint {

  private final Pack pack;
  private final Places places;
  private final Problems problems;
  private final Examples examples;

  WildcardLint(Pack pack, Places places, Problems problems) {
    this.pack = pack;
    this.places = places;
    this.problems = problems;
    this.examples = new Examples(pack.variables());
  }

  void run() {
    pack.wildcards().values().forEach(this::wildcard);
  }

  private void wildcard(WildcardHint hint) {
    for (String name : new Template(hint.wildcard()).variables()) {
      if (!pack.variables().containsKey(name)) {
        problems.add(
            places.ofDeclaration("wildcards", hint.wildcard()),
            Spelling.unknown("variable", name, pack.variables().keySet()));
      }
    }
    List<String> expanded = examples.expand(new Template(hint.wildcard()));
    if (expanded.isEmpty()) {
      return;
    }
    Optional<String> mistake = Mistake.of(expanded.get(0), Wildcard::parse);
    if (mistake.isPresent()) {
      problems.add(places.ofDeclaration("wildcards", hint.wildcard()), mistake.get());
      return;
    }
    Wildcard wildcard = Wildcard.parse(expanded.get(0));
    hint.samples().forEach(sample -> host(hint, wildcard, "samples", sample));
    if (!hint.example().isEmpty()) {
      host(hint, wildcard, "example", hint.example());
    }
  }

  private void host(WildcardHint hint, Wildcard wildcard, String key, String text) {
    Template template = new Template(text);
    for (String name : template.variables()) {
      if (!pack.variables().containsKey(name)) {
        add(hint, key, text, Spelling.unknown("variable", name, pack.variables().keySet()));
      }
    }
    for (String host : examples.expand(template)) {
      Mistake.of(host, it -> requireFit(wildcard, it))
          .ifPresent(mistake -> add(hint, key, text, mistake));
    }
  }

  private static void requireFit(Wildcard wildcard, String host) {
    if (!wildcard.matches(HostName.parse(host))) {
      throw new IllegalArgumentException(
          "'%s' is not below %s; expected a host that the wildcard covers"
              .formatted(host, wildcard));
    }
  }

  private void add(WildcardHint hint, String key, String text, String message) {
    problems.add(places.ofDeclaration("wildcards", hint.wildcard(), key, text), message);
  }
}
